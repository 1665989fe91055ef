"""Read packs: TOML files that declare the attributes on which reports are compared.

A pack holds ``[words]`` (named lists, called upon as ``"@name"``) and one ``[[attribute]]`` a point; its
keys are those of ``dateline.model.Attribute``. What cannot be understood is a ``DatelineError`` that
names file and line; nothing is guessed and no key is passed over in silence.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn, get_args

from dateline.model import Attribute, DatelineError
from dateline.model.attribute import AttributeKind, Filler

TYPES = frozenset({"country", "person", "organisation", "place"})
_FLAGS = frozenset({"held", "of_happening", "persons", "one", "grows"})
_WORDS = frozenset({"counts", "units", "triggers", "weaker", "subjects", "types"})
_CHOICES = {"kind": get_args(AttributeKind), "filler": get_args(Filler)}
# Without the first of these an attribute of the kind could never have a value.
_NEEDED = {"figure": ("counts", "units"), "role": ("triggers",), "state": ("states",)}
_SYNTAX = re.compile(r"(.*?)\s*\(at (?:line (\d+)|end of document)[^)]*\)")
_HEAD = re.compile(r"\s*\[\[\s*attribute\s*\]\]")


@cache
def shipped() -> tuple[Attribute, ...]:
    """Return the attributes of the packs that come with the program, pack by pack in order of name."""
    folder = files("dateline").joinpath("packs")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(a for name in names for a in parse_pack(folder.joinpath(name).read_text("utf-8"), name))


def read_pack(path: str) -> tuple[Attribute, ...]:
    """Return the attributes that the file ``path`` declares; raises ``DatelineError`` when it is unfit."""
    try:
        text = Path(path).read_text("utf-8")
    except OSError as error:
        raise DatelineError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DatelineError(f"{path}:{line}: is not UTF-8 text") from error
    return parse_pack(text, path)


def parse_pack(text: str, where: str) -> tuple[Attribute, ...]:
    """Return the attributes declared in ``text``; ``where`` names it in errors.

    >>> lost = '[[attribute]]\\nname = "lost"\\nkind = "figure"\\ncounts = ["ship"]'
    >>> parse_pack(lost, "ships.toml")[0].name
    'lost'
    """
    return _Pack(text, where).attributes()


class _Pack:
    """One pack while it is read: its text, to name lines by, and its named lists of words."""

    def __init__(self, text: str, where: str) -> None:
        self._lines, self._where = text.splitlines(), where
        try:
            self._told: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _SYNTAX.fullmatch(str(error))
            line = int(found[2] or len(self._lines)) if found else 1
            self._fail(found[1] if found else str(error), line)
        self._heads = [n for n, line in enumerate(self._lines, 1) if _HEAD.match(line)]
        self._named = self._words()

    def attributes(self) -> tuple[Attribute, ...]:
        """Return the attributes in order; at least one is asked for."""
        told = self._told.get("attribute")
        if not isinstance(told, list) or not told or not all(isinstance(t, dict) for t in told):
            self._fail("declares no [[attribute]]", self._line("attribute", 0))
        for key in self._told.keys() - {"attribute", "words", "about"}:
            self._fail(f"does not know [{key}]; there are [words] and [[attribute]]", self._line(key, 0))
        if len(self._heads) != len(told):
            self._fail("write each attribute as a table of its own, headed [[attribute]]", 1)
        return tuple(self._attribute(t, start) for t, start in zip(told, self._heads, strict=True))

    def _words(self) -> dict[str, frozenset[str]]:
        named: dict[str, frozenset[str]] = {}
        table = self._told.get("words", {})
        if not isinstance(table, dict):
            self._fail("[words] must be a table of lists", self._line("words", 0))
        for name, words in table.items():
            named[name] = self._list(words, named, self._line(name, 0))
        return named

    def _attribute(self, told: dict[str, Any], start: int) -> Attribute:
        known = [f.name for f in fields(Attribute)]
        for key in told:
            if key not in known:
                self._fail(
                    f"does not know the key {key!r}; known are {', '.join(known)}", self._line(key, start)
                )
        for key in ("name", "kind"):
            if key not in told:
                self._fail(f"an attribute needs a {key}", start)
        values = {key: self._value(key, value, self._line(key, start)) for key, value in told.items()}
        needed = _NEEDED[values["kind"]]
        if not any(values.get(key) for key in needed):
            self._fail(f"a {values['kind']} needs {' or '.join(needed)}", start)
        return Attribute(**values)

    def _value(self, key: str, value: object, line: int) -> Any:
        if key == "states":
            return self._states(value, line)
        if key in _WORDS:
            words = self._list(value, self._named, line)
            if key == "types" and (odd := words - TYPES):
                self._fail(f"does not know the type {min(odd)!r}; known are {', '.join(sorted(TYPES))}", line)
            return words
        if key in _FLAGS:
            if not isinstance(value, bool):
                self._fail(f"{key} must be true or false", line)
            return value
        if not isinstance(value, str) or not value.strip():
            self._fail(f"{key} must be a text", line)
        if key in _CHOICES and value not in _CHOICES[key]:
            self._fail(f"{key} must be one of {', '.join(_CHOICES[key])}, not {value!r}", line)
        return value.strip()

    def _states(self, value: object, line: int) -> tuple[tuple[str, frozenset[str]], ...]:
        if not isinstance(value, dict) or not value:
            self._fail("states must be a table: each state with the list of its words", line)
        return tuple(
            (state, self._list(words, self._named, self._line(state, line))) for state, words in value.items()
        )

    def _list(self, value: object, named: dict[str, frozenset[str]], line: int) -> frozenset[str]:
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self._fail("expects a list of words", line)
        words: set[str] = set()
        for word in value:
            if word.startswith("@") and word[1:] not in named:
                self._fail(f"calls upon {word!r}, which [words] does not hold", line)
            words |= named[word[1:]] if word.startswith("@") else {word.lower()}
        return frozenset(words)

    def _line(self, key: str, start: int) -> int:
        """Return the line on which ``key`` is set at or after line ``start``; that line where it is none."""
        shown = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
        return next(
            (n for n in range(start + 1, len(self._lines) + 1) if shown.match(self._lines[n - 1])),
            max(1, start),
        )

    def _fail(self, message: str, line: int) -> NoReturn:
        raise DatelineError(f"{self._where}:{line}: {message}")
