"""What a host lets us ask for: robots.txt by RFC 9309, and the pause that some name there.

The group of our own name counts, else that for all; of its rules the longest that fits, a permission before
a ban of the same length; ``*`` stands for anything and ``$`` for the end. Refuses to guess: a file that is
not there bans nothing, one that cannot be asked for bans all for now (`client` decides which it is).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

_LONGEST = 512_000  # bytes that are heeded
_MOST = 5_000  # rules
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host for us, as ``(path, allowed)``, and the seconds that it wants in between."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, target: str) -> bool:
        """Tell whether a path with its query may be asked for.

        >>> robots = robots_in(b"User-agent: *\\nDisallow: /a\\nAllow: /a/b\\nDisallow: /*.pdf$", "dateline")
        >>> [robots.allows(path) for path in ("/", "/a/c", "/a/b/c", "/b/x.pdf", "/b/x.pdf?1")]
        [True, False, True, False, True]
        """
        target = _plain(target)
        fitting = ((len(path), allowed) for path, allowed in self.rules if _fits(path, target))
        return max(fitting, default=(0, True))[1]


def robots_in(raw: bytes, agent: str) -> Robots:
    """Return what the file ``raw`` says to ``agent`` (a bare name in small letters)."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for names, rules in _groups(raw[:_LONGEST].decode("utf-8-sig", "replace").splitlines()):
        for name in names:
            groups.setdefault(name, []).extend(rules)
    own = groups.get(agent, groups.get("*", []))[:_MOST]
    allowed = tuple((_plain(path), key == "allow") for key, path in own if key != "crawl-delay" and path)
    return Robots(
        allowed, next((s for key, told in own if key == "crawl-delay" and (s := _seconds(told))), None)
    )


def _groups(lines: Iterable[str]) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Yield the names of each group, in small letters, with its rules."""
    names: list[str] = []
    rules: list[tuple[str, str]] = []
    for line in lines:
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent" and colon:
            if rules:
                yield names, rules
                names, rules = [], []
            # What stands behind the name, as in "dateline/2.0", is no part of it.
            names.append(re.split(r"[/\s]", value.lower(), maxsplit=1)[0])
        elif key in ("allow", "disallow", "crawl-delay") and names:
            rules.append((key, value))
    yield names, rules


def _seconds(told: str) -> float | None:
    return float(told) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", told) else None


def _plain(path: str) -> str:
    """Return a path in one spelling: escaped where it must be, and nowhere else.

    >>> _plain("/caf%C3%A9%2fx"), _plain("/café*$")
    ('/caf%C3%A9%2Fx', '/caf%C3%A9*$')
    """
    safe = "/%?&=:@!$'()*+,;~-._[]"
    return _ESCAPED.sub(_spelt, quote(path, safe=safe))


def _spelt(found: re.Match[str]) -> str:
    sign = unquote(found[0], "latin-1")
    return sign if sign.isascii() and (sign.isalnum() or sign in "-._~") else found[0].upper()


def _fits(path: str, target: str) -> bool:
    """Tell whether a rule's path fits the start of ``target``; each part is looked for once."""
    is_whole = path.endswith("$")
    first, *parts = (path[:-1] if is_whole else path).split("*")
    if not target.startswith(first):
        return False
    if not parts:
        return not is_whole or target == first
    at = len(first)
    for part in parts[:-1]:
        found = target.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    last = parts[-1]
    return target.endswith(last) and len(target) - len(last) >= at if is_whole else target.find(last, at) >= 0
