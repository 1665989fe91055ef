"""People's judgements on pairs of reports: JSON lines of ``first``, ``second`` (ids) and ``same``.

``same`` is true, false, or null to take an earlier line on the pair back; other fields are the reader's own
notes. A line that cannot be used becomes a flaw that names it. Refuses to guess ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from dateline.model import DatelineError, Flaw, Judgement


def read_judgements(path: str, known: Iterable[str]) -> tuple[tuple[Judgement, ...], tuple[Flaw, ...]]:
    """Return the judgements in the file at ``path`` in order, and its flaws.

    ``known`` are the ids of the reports at hand; a judgement on others stays without effect and is a flaw.
    Raises ``DatelineError`` (status 2) when the file cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError as error:
        raise DatelineError(f"{path}: {error.strerror or error}", status=2) from error
    ids = {*known}
    told = [_judged(line, f"{path}:{n}", ids) for n, line in enumerate(lines, 1) if line.strip()]
    judgements = tuple(item for item in told if isinstance(item, Judgement))
    return judgements, tuple(item for item in told if isinstance(item, Flaw))


def _judged(line: str, where: str, known: set[str]) -> Judgement | Flaw:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Flaw("judgements", where, "is not JSON: left out")
    if not isinstance(row, dict) or "same" not in row or row["same"] not in (True, False, None):
        return Flaw("judgements", where, "has no same of true, false or null: left out")
    first, second = row.get("first"), row.get("second")
    if not isinstance(first, str) or not isinstance(second, str):
        return Flaw("judgements", where, "names no two reports: left out")
    strange = [i for i in (first, second) if i not in known]
    if strange:
        return Flaw("judgements", where, f"speaks of {strange[0]!r}, which is not among the reports")
    return Judgement(first, second, None if row["same"] is None else bool(row["same"]))
