"""Proof of what is derived: records, stories and what is known of the whole, each against its origin.

All of it is made again in a copy, for the tables to be compared with. Refuses to write to the store.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from dateline.model import Check, DatelineError, Evidence, Record, Story
from dateline.store import records, stories
from dateline.store.columns import unpacked_record
from dateline.store.packing import unpacked, unsealed
from dateline.store.proofs import Pages
from dateline.store.quotes import astray, fits, quotes_in
from dateline.store.rows import home_of
from dateline.store.salvage import TROUBLE, Key, Table, rows, some, told

_RECORD = Table("record", ("page",), ("report", "made", "settled", "sha256", "body"))
_STORY = Table("story", ("id",), ("changed", "body"), is_numbered=False)
_KIND = Table("kind", ("id",), ("name",))
_DERIVED = Table("derived", ("kind", "key"), ("body",), is_numbered=False)


class Mirror:
    """What is derived, made again in ``copy`` from the records and stories of a ``store``."""

    def __init__(
        self, store: sqlite3.Connection, copy: sqlite3.Connection, pages: Pages, made: str | None
    ) -> None:
        self._store, self._copy, self._pages, self._made = store, copy, pages, made
        self._quotes: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
        self._members: dict[str, str] = {}
        self._quoted, self._misquoted = 0, list[str]()
        self.again: set[str] = set()
        self.damaged: set[object] = set()  # pages and stories by their keys
        self.old: set[object] = set()  # pages whose rows another program made

    def checks(self) -> tuple[Check, ...]:
        """Return the checks of stories, of what is known of the whole, of records and of quotes."""
        story, derived, record = self._stories(), self._derived(), self._records()
        for report, home in self._members.items():
            self._misquoted.append(f"{home}: tells of {report}, of which there is no record")
        for report, quotes in self._quotes.items():
            self._misquoted.append(f"{quotes[0][0]}: quotes {report}, of which there is no record")
        return record, story, derived, Check("quotes", self._quoted, some(self._misquoted), is_derived=True)

    def _stories(self) -> Check:
        faults, count = [], 0
        for key, row in rows(self._store, _STORY):
            count += 1
            home = f"story {key[0]}"
            try:
                changed, body = _there(row)
                story: Story = unpacked(body, Story)
                stories.put(self._copy, [story], changed)
            except TROUBLE as error:
                faults.append(f"{home} is damaged: {told(error)}")
                self.damaged.add(key[0])
                continue
            self._collect(home, story)
            self._members.update(dict.fromkeys(story.reports, home))
        return Check("stories", count, some(faults), is_derived=True)

    def _derived(self) -> Check:
        faults, count = [], 0
        names = {number: row[0] for (number,), row in rows(self._store, _KIND) if row}
        for (number, key), row in rows(self._store, _DERIVED):
            count += 1
            kind = str(names.get(number, number))
            home = f"what is known of {key} ({kind})"
            try:
                value = unsealed(home_of(kind, key), _there(row)[0], Any)
            except TROUBLE as error:
                faults.append(f"{home} is damaged: {told(error)}")
                continue
            self._collect(home, value)
        return Check("known of the whole", count, some(faults), is_derived=True)

    def _collect(self, home: str, value: object) -> None:
        for quote in quotes_in(value):
            self._quotes[quote.report].append((home, quote))

    def _records(self) -> Check:
        faults: list[str] = []
        seen: set[int] = set()
        for (page,), row in rows(self._store, _RECORD):
            seen.add(page)
            name = self._pages.reports.get(page, f"page {page}")
            found = self._of_record(page, row)
            if found:
                self.damaged.add(page)
                faults += [f"{name}: {fault}" for fault in found]
                self._remake(name)
            self._members.pop(name, None)
            self._quotes.pop(name, None)
        for page in self._unrecorded(seen):
            self.damaged.add(page)
            faults.append(f"{self._pages.reports[page]}: its record is lost")
            self._remake(self._pages.reports[page])
        return Check("records", len(seen), some(faults), is_derived=True)

    def _of_record(self, page: int, row: Key | None) -> list[str]:
        """Check one record and the quotes from it, and enter it into the copy; return what is wrong."""
        try:
            report, made, settled, sha256, body = _there(row)
            record = unpacked_record(body, records.page_body(self._store, page))
            faults = list(_faults_of(record, report, sha256))
            if not faults:
                records.put(self._copy, page, record, made)
        except TROUBLE as error:
            return [f"its record is damaged: {told(error)}"]
        state = self._pages.states.get(page)
        if self._made is not None and made.split()[:1] != self._made.split()[:1]:  # the model is no matter
            self.old.add(page)
        if settled and (state is None or state.read):
            self._prove(record)
        return faults

    def _prove(self, record: Record) -> None:
        """Check all quotes from a record, its own and those of stories."""
        own = [(f"report {record.id}", quote) for quote in quotes_in(record) if quote.report == record.id]
        for home, quote in (*own, *self._quotes.get(record.id, ())):
            self._quoted += 1
            if not fits(quote, record.report.text):
                self._misquoted.append(
                    f"{home}: “{quote.quote[:40]}” does not stand at {quote.start}–{quote.end} of {record.id}"
                )

    def _unrecorded(self, seen: set[int]) -> Iterator[int]:
        """Yield the pages that are said to have been read and have no record."""
        for number, state in self._pages.states.items():
            if state.read and state.gone is None and number not in seen:
                yield number

    def _remake(self, report: str) -> None:
        if report not in self._pages.gone:
            self.again.add(report)


def _faults_of(record: Record, report: str, sha256: str) -> Iterator[str]:
    if record.id != report:
        yield f"its record is that of {record.id}"
    if not (sha256 == record.report.text_sha256 == _sha256(record.report.text)):
        yield "its text is not what its hash says"
    yield from astray(record)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _there(row: Key | None) -> Key:
    if row is None:
        raise DatelineError("it cannot be read", status=1)
    return row
