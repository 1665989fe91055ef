"""Write a table as Parquet: days as dates, evidence as a list of records, nothing turned to text.

Needs pyarrow, which is asked for only when a table is written.
"""

from __future__ import annotations

from typing import Any

from dateline.model import DatelineError, Evidence
from dateline.stages.tell.export.tables import Cell, Table
from dateline.stages.tell.values import evidence_json


def parquet_table(table: Table) -> bytes:
    """Return the file; raises ``DatelineError`` (status 2) where pyarrow is not installed."""
    arrow, writer = _arrow()
    kinds = {
        "text": arrow.string(),
        "long": arrow.string(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "truth": arrow.bool_(),
        "day": arrow.date32(),
        "texts": arrow.list_(arrow.string()),
        "evidence": arrow.list_(_evidence(arrow)),
    }
    schema = arrow.schema([(c.name, kinds[c.kind]) for c in table.columns], {"table": table.name})
    held = [[_told(row[i]) for row in table.rows] for i in range(len(table.columns))]
    out = arrow.BufferOutputStream()
    arrays = [arrow.array(cells, kinds[c.kind]) for cells, c in zip(held, table.columns, strict=True)]
    writer.write_table(arrow.Table.from_arrays(arrays, schema=schema), out)
    return bytes(out.getvalue())


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise DatelineError("Parquet needs pyarrow: pip install 'dateline[export]'") from error
    return pyarrow, pyarrow.parquet


def _evidence(arrow: Any) -> Any:
    return arrow.struct(
        [
            ("report", arrow.string()),
            ("start", arrow.int64()),
            ("end", arrow.int64()),
            ("quote", arrow.string()),
        ]
    )


def _told(cell: Cell) -> object:
    if isinstance(cell, tuple):
        return [_record(e) if isinstance(e, Evidence) else _sound(e) for e in cell]
    return _sound(cell) if isinstance(cell, str) else cell


def _record(evidence: Evidence) -> dict[str, object]:
    held = evidence_json(evidence)
    return {k: _sound(v) if isinstance(v, str) else v for k, v in held.items()}


def _sound(text: str) -> str:
    """Return ``text`` without lone surrogates, which are no UTF-8."""
    return text.encode("utf-8", "replace").decode()
