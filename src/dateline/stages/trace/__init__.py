"""Trace who took what from whom: copied passages, credited agencies, cited outlets.

Every link owns the words that prove it. Refuses to compare all reports with all, and to call a shared
quotation, a set phrase or an outlet's boilerplate a copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Evidence, Link, Record
from dateline.stages.trace.independence import Independence
from dateline.stages.trace.reprints import as_written
from dateline.stages.trace.traces import LAYERS, Traces

__all__ = ["LAYERS", "Independence", "Traces", "as_written", "independent", "sources_of", "trace"]


def trace(records: Iterable[Record]) -> tuple[Link, ...]:
    """Return every link of the pile, in an order that does not depend on that of ``records``."""
    return Traces().add(records).links


def sources_of(records: Sequence[Record], links: Sequence[Link]) -> Independence:
    """Index ``links`` so that evidence can be asked for its independent sources.

    ``records`` may be part of a pile, if whatever they cite is among them: see ``Traces.closure``.
    """
    return Independence.of(records, links)


def independent(evidence: Iterable[Evidence], links: Sequence[Link], records: Sequence[Record]) -> int:
    """Return how many independent sources ``evidence`` has; for many questions use ``sources_of``."""
    return Independence.of(records, links).count(evidence)
