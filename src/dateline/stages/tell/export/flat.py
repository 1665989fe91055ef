"""Write tables as JSON lines and as CSV.

In CSV a cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV Injection"),
lists stand in one cell, and all quotations are told once more in a table of their own, exactly as they stand.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dateline.model import Evidence
from dateline.stages.tell.export.identity import place
from dateline.stages.tell.export.tables import Cell, Column, Row, Table
from dateline.stages.tell.values import evidence_json

# What a spreadsheet takes for the start of a formula, in narrow and in wide signs.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BETWEEN = " | "
_PROOF = ("table", "row", "column", "report", "start", "end", "quote")


def json_lines(tables: Iterable[Table]) -> bytes:
    """Return one object a line: ``{"table": name}`` and the row; days in ISO form, evidence in full."""
    lines = (json.dumps(o, ensure_ascii=False) + "\n" for t in tables for o in row_objects(t))
    return "".join(lines).encode("utf-8", "replace")


def row_objects(table: Table) -> Iterator[dict[str, object]]:
    """Yield each row as an object of plain values."""
    names = [c.name for c in table.columns]
    for row in table.rows:
        yield {"table": table.name} | dict(zip(names, map(plain, row), strict=True))


def plain(cell: Cell) -> object:
    """Return a cell as JSON has it."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return [evidence_json(e) if isinstance(e, Evidence) else e for e in cell]
    return cell


def csv_table(table: Table) -> bytes:
    """Return a table as a spreadsheet opens it: RFC 4180, UTF-8 with its mark, without long texts."""
    kept = [i for i, c in enumerate(table.columns) if c.kind != "long"]
    rows = ([_cell(row[i]) for i in kept] for row in table.rows)
    return _written([table.columns[i].name for i in kept], rows)


def csv_evidence(tables: Iterable[Table]) -> bytes:
    """Return all quotations behind the rows of some tables as one table."""
    return _written(list(_PROOF), (row for table in tables for row in _proof(table)))


def defused(text: str) -> str:
    """Return ``text`` such that no spreadsheet runs it; a lone sign computes nothing.

    >>> defused("=1+1"), defused("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(FORMULA) and text[1:].strip() else text


@dataclass(slots=True)
class _Gathered:
    """What the csv module writes to, in place of a file."""

    parts: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)


def _written(names: list[str], rows: Iterable[list[str | int | float]]) -> bytes:
    out = _Gathered()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(rows)
    return "".join(out.parts).encode("utf-8-sig", "replace")


def _proof(table: Table) -> Iterator[list[str | int | float]]:
    at = [i for i, c in enumerate(table.columns) if c.kind == "evidence"]
    for row in table.rows:
        for i in at:
            for e in _quotations(row[i]):
                head = [table.name, row_id(table.columns, row), table.columns[i].name]
                yield [*map(defused, [*head, e.report]), e.start, e.end, defused(e.quote)]


def row_id(columns: tuple[Column, ...], row: Row) -> str:
    """Return what names a row: its id, or all the words before its lists."""
    held = dict(zip((c.name for c in columns), row, strict=True))
    if "id" in held:
        return str(held["id"])
    return str(next((held[name] for name in ("value_id", "of", "to") if name in held), ""))


def _quotations(cell: Cell) -> Iterator[Evidence]:
    if isinstance(cell, tuple):
        yield from (e for e in cell if isinstance(e, Evidence))


def _cell(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float():
            return int(cell) if cell.is_integer() else cell
        case int():
            return cell
        case tuple():
            proof = any(isinstance(e, Evidence) for e in cell)
            parts = (place(e) if isinstance(e, Evidence) else e for e in cell)
            return defused(("\n" if proof else BETWEEN).join(parts))
        case _:
            return defused(str(cell))
