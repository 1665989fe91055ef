"""What one report is called: its headline without rubric and outlet, and the opening for want of one.

Refuses captions: only ``Report.title`` and body text are looked at.
"""

from __future__ import annotations

import re

from dateline.language.agencies import AGENCIES
from dateline.language.headlines import CAPTIONS, RUBRICS, SECTIONS, SIDELONG
from dateline.language.outlets import OUTLETS
from dateline.model import Record

LONGEST = 100  # code points of a made title
FEW = 4  # words: a shorter headline names its happening poorly
POOR = 0.7  # what a poor headline's centrality counts

_RUBRIC = re.compile(r"(?P<rubric>[^:|–—-]{2,20}?)\s*(?::|\||\s[–—-])\s+(?P<rest>\S.*)", re.DOTALL)
_SIGNED = re.compile(r"(?P<rest>.*\S)\s+[|–—-]\s+(?P<outlet>[^|–—]{2,40})", re.DOTALL)
_NAMED = frozenset(
    name.lower()
    for table in (OUTLETS, AGENCIES)
    for outlet, forms in table.items()
    for name in (outlet, *forms)
)


def headline(record: Record) -> tuple[str, float]:
    """Return the report's headline without rubric and outlet, "" for none, and its worth from 0 to 1.

    >>> from dateline.model import Report
    >>> headline(Record(Report("a", "a", "", "", (), "WATCH: Mill burns in Ostrel at dawn | BBC News")))
    ('Mill burns in Ostrel at dawn', 0.7)
    """
    title = " ".join((record.report.title or "").split())
    signed = _SIGNED.fullmatch(title)
    if signed and _is_outlet(signed["outlet"], record.report.outlet):
        title = signed["rest"]
    opened = _RUBRIC.fullmatch(title)
    rubric = opened["rubric"].strip().lower() if opened else ""
    if opened and rubric in RUBRICS:
        title = opened["rest"]
    if title.lower().strip(" .:") in SECTIONS or title.lower().startswith(CAPTIONS):
        return "", 0.0
    poor = rubric in SIDELONG or len(title.split()) < FEW or title.endswith("?")
    return title, POOR if poor else 1.0


def _is_outlet(name: str, outlet: str | None) -> bool:
    plain = name.strip().lower().removeprefix("the ")
    return plain in _NAMED or bool(outlet and plain == outlet.lower().removeprefix("the "))


def opening_of(record: Record) -> str:
    """Return the first sentence of the body of ``record``, cut at a clause when long."""
    for span in record.sentences:
        if record.report.kind_at(span.start) == "body":
            return shortened(" ".join(span.of(record.report.text).split()))
    return shortened(" ".join(record.report.text.split()))


def shortened(sentence: str) -> str:
    """Return ``sentence`` cut at the last clause end before ``LONGEST``, else at a word.

    >>> shortened("Ministers met.")
    'Ministers met.'
    """
    if len(sentence) <= LONGEST:
        return sentence
    head = sentence[:LONGEST]
    cuts = [m.start() for m in re.finditer(r"[,;:](?= )| [–—-] ", head) if m.start() >= 40]
    return head[: cuts[-1]] if cuts else head.rsplit(" ", 1)[0] + " …"
