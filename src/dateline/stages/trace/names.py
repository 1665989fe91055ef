"""What outlets and agencies are called: by table, and by the reports of a pile that grows.

A pile's name is found by its rarest word, so that a text need only be asked for names that its own words key.
Refuses names of one everyday word ("Time"): running text does not tell them from the word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from dateline.language.agencies import AGENCIES
from dateline.language.commonness import share
from dateline.language.outlets import OUTLETS
from dateline.language.words import WORD, stem
from dateline.model import Layer, Record

EVERYDAY = 0.25  # share of reports from which a word alone is no name
COMMONEST = 0.8  # share from which it is no key
_ARTICLE = re.compile(r"^[Tt]he ")

_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W_]*")

# By the rarest word of a name: the name, and how many reports are of that outlet or agency.
Names = Layer[str, dict[str, int]]


@cache
def known_names() -> Mapping[str, str]:
    """Return every written form of outlets and agencies in the tables with its canonical name."""
    tables = (*OUTLETS.items(), *AGENCIES.items())
    return {form: name for name, forms in tables for form in (name, *forms)}


def canonical(name: str) -> str:
    """Return the canonical name of an outlet or agency.

    >>> canonical("the Guardian"), canonical("The Velmar Courier"), canonical("The Hill")
    ('Guardian', 'Velmar Courier', 'The Hill')
    """
    names, plain = known_names(), _ARTICLE.sub("", name)
    return names.get(name) or names.get(plain) or (plain if " " in plain else name)


def voice_of(record: Record) -> str | None:
    """Return whose text a report is: the one agency that it credits, else its outlet."""
    agencies, outlet = record.report.agencies, record.report.outlet
    return agencies[0] if len(agencies) == 1 else canonical(outlet) if outlet else None


def lent(record: Record) -> set[str]:
    """Return the written forms that a report adds to the names of the tables: its outlet and agencies."""
    held = {name for name in (record.report.outlet, *record.report.agencies) if name and name[0].isupper()}
    forms = held | {plain for name in held if " " in (plain := _ARTICLE.sub("", name)) and plain[0].isupper()}
    return {form for form in forms - known_names().keys() if _can_be_cited(form)}


def _can_be_cited(form: str) -> bool:
    words = WORD.findall(form)
    capitals = keys_of(form)
    return bool(capitals) and (len(words) > 1 or share(stem(words[0].lower())) < EVERYDAY)


def keys_of(form: str) -> set[str]:
    """Return the words of a pile's name by which texts that may hold it are found."""
    return {word for word in WORD.findall(form) if word[0].isupper() and _is_key(word)}


@cache
def _is_key(word: str) -> bool:
    return share(stem(word.lower())) < COMMONEST


def rarest(words: Iterable[str]) -> str:
    """Return the word that is rarest in news."""
    return min(words, key=lambda word: (share(stem(word.lower())), -len(word), word))


def capitals(text: str) -> list[str]:
    """Return the words of a text that may key a name of the pile, each once."""
    return sorted(word for word in {*_CAPITAL.findall(text)} if word[0].isupper() and _is_key(word))


def counted(names: Names, fresh: Iterable[Record], gone: Iterable[Record]) -> tuple[Names, set[str]]:
    """Return ``names`` after reports came or went, and the forms that were unknown before or are now."""
    more, less = (Counter(form for record in records for form in lent(record)) for records in (fresh, gone))
    rows: dict[str, dict[str, int]] = {}
    turned = set()
    for form in {*more, *less}:
        key = rarest(keys_of(form))
        row = rows.setdefault(key, dict(names.get(key, {})))
        before = row.pop(form, 0)
        after = before + more[form] - less[form]
        if after > 0:
            row[form] = after
        if (before > 0) != (after > 0):
            turned.add(form)
    kept = {key: row for key, row in rows.items() if row}
    return names.put(kept, rows.keys() - kept.keys()), turned


@dataclass(frozen=True, slots=True)
class Keyed:
    """Names by the word that is looked for first, with the patterns that find them."""

    names: Mapping[str, tuple[str, ...]]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)

    @classmethod
    def of_tables(cls) -> Keyed:
        """Key the names of the tables."""
        keyed: dict[str, list[str]] = defaultdict(list)
        for form in sorted(known_names()):
            keyed[rarest(WORD.findall(form))].append(form)
        return cls({key: tuple(forms) for key, forms in keyed.items()})

    @property
    def small(self) -> list[str]:
        """The keys that are written without a capital."""
        return [key for key in self.names if not key[0].isupper()]

    def with_pile(self, names: Names, words: Iterable[str]) -> Keyed:
        """Return the names with those of the pile that one of ``words`` keys."""
        more = {word: tuple(row) for word in words if (row := names.get(word))}
        held = {key: (*self.names.get(key, ()), *sorted(row)) for key, row in more.items()}
        return Keyed({**self.names, **held})

    def pattern(self, key: str) -> re.Pattern[str]:
        """Return the pattern of the names under ``key``, longer names first."""
        if key not in self._patterns:
            names = sorted(self.names[key], key=lambda n: (-len(n), n))
            self._patterns[key] = re.compile(rf"(?<![\w@/-])(?:{'|'.join(map(re.escape, names))})(?!\w)")
        return self._patterns[key]
