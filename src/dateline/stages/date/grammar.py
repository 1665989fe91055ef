"""Compile the rules and match them: longest first, left to right.

Works on strings of classes alone, so equal phrases are matched once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dateline.language.timerules import MACROS, RULES
from dateline.stages.date.lex import CODES, OTHER

_ITEM = re.compile(r"(?:(\w+)=)?([@^!&]?\w+|\{(\w+)\}|\()|[()|?*+]")
_LOOKS = {"@": "(?<={})", "^": "(?<!{})", "!": "(?!{})", "&": "(?={})"}


class Match(NamedTuple):
    """A rule's match over tokens ``start:end``, with its named parts as token ranges."""

    kind: str
    start: int
    end: int
    parts: tuple[tuple[str, int, int], ...]


def _compiled(pattern: str) -> str:
    out: list[str] = []
    names: list[str] = []
    for item in _ITEM.finditer(pattern):
        name, body, macro = item.groups()
        if body is None or body == "(":
            token = "(?:" if item[0] == "(" else item[0]
            out.append(f"(?P<{_unique(name, names)}>" if name else token)
            continue
        if body[0] in _LOOKS:
            out.append(_LOOKS[body[0]].format(CODES[body[1:]]))
            continue
        regex = f"(?:{_compiled(MACROS[macro])})" if macro else CODES[body]
        out.append(f"(?P<{_unique(name, names)}>{regex})" if name else regex)
    return "".join(out)


def _unique(name: str, names: list[str]) -> str:
    """Alternatives may name the same part: number the later ones."""
    names.append(name)
    return f"{name}__{names.count(name)}"


def _firsts(regex: str) -> tuple[frozenset[str], bool]:
    """Return the classes that a compiled pattern may begin with, and whether it may be empty."""
    found: set[str] = set()
    here: set[str] = set()  # what the branch read now may begin with
    empty, branch_empty, at = False, True, 0
    while at < len(regex):
        if regex[at] == "|":
            found |= here
            empty, branch_empty, here = empty or branch_empty, True, set()
            at += 1
            continue
        end = _item_end(regex, at)
        item, optional = regex[at:end], regex[end : end + 1] in ("?", "*")
        if _LOOK.match(item):
            firsts, skips = frozenset[str](), True
        elif item[0] == "(":
            firsts, skips = _firsts(item[item.index(">" if item[2] == "P" else ":") + 1 : -1])
        else:
            firsts, skips = frozenset(item), False
        if branch_empty:
            here |= firsts
        branch_empty &= skips or optional
        at = end + (regex[end : end + 1] in ("?", "*", "+"))
    return frozenset(found | here), empty or branch_empty


_LOOK = re.compile(r"\(\?(?:<?[=!])")


def _item_end(regex: str, at: int) -> int:
    """Return where the class or group that begins at ``at`` ends."""
    depth = 0
    for k in range(at, len(regex)):
        depth += (regex[k] == "(") - (regex[k] == ")")
        if depth == 0:
            return k + 1
    raise ValueError(f"unbalanced pattern: {regex}")


_RULES = tuple((rule.kind, _compiled(rule.pattern)) for rule in RULES)
_RULES_BY_FIRST: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
for _kind, _regex in _RULES:
    _pattern = re.compile(_regex)
    for _first in _firsts(_regex)[0]:
        _RULES_BY_FIRST.setdefault(_first, []).append((_kind, _pattern))
_RUN = re.compile(f"[^{OTHER}{CODES['BREAK']}]+")


def phrases(classes: str) -> Iterator[Match]:
    """Yield the matches in a string of classes, in order, none overlapping another."""
    for run in _RUN.finditer(classes):
        base = run.start()
        for match in _phrases(run[0]):
            yield Match(match.kind, base + match.start, base + match.end,
                        tuple((n, base + a, base + b) for n, a, b in match.parts))  # fmt: skip


@lru_cache(maxsize=8192)
def _phrases(run: str) -> tuple[Match, ...]:
    found: list[Match] = []
    at = 0
    while at < len(run):
        best = _longest(run, at)
        if best:
            found.append(best)
        at = best.end if best else at + 1
    return tuple(found)


def _longest(run: str, at: int) -> Match | None:
    best, kind = None, ""
    for name, pattern in _RULES_BY_FIRST.get(run[at], ()):
        hit = pattern.match(run, at)
        if hit and hit.end() > (best.end() if best else at):
            best, kind = hit, name
    if not best:
        return None
    parts = {name.split("__")[0]: best.span(name) for name in best.groupdict() if best.span(name)[0] >= 0}
    return Match(kind, at, best.end(), tuple((n, a, b) for n, (a, b) in parts.items()))
