"""The reports as cleaned, at the end of the page: what every value links to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dateline.model import Record
from dateline.stages.tell.days import spell
from dateline.stages.tell.page.markup import Markup, element, joined
from dateline.stages.tell.page.proof import Piece, Shelf

# Few reports stand open; of many only the one that is sought opens.
_OPEN = 12


def reports(shelf: Shelf, used: frozenset[str]) -> Markup:
    """Return all reports; ``used`` are the anchors of the sentences that some value rests on."""
    is_open = "" if len(shelf.records) <= _OPEN else None
    told = [_report(record, shelf, used, is_open) for record in shelf.records.values()]
    head = element("h2", "The reports, as cleaned")
    key = element("p", "Underlined sentences stand behind a line or value above.", class_="soft")
    return element("section", head, key, told, id="reports", aria_label="The reports")


def _report(record: Record, shelf: Shelf, used: frozenset[str], is_open: str | None) -> Markup:
    report, pieces = record.report, shelf.pieces[record.id]
    by = [report.outlet, ", ".join(report.authors), spell(record.published.moment)]
    title = element("b", report.title or shelf.name(record.id))
    head = joined((title, " · ", joined((element("bdi", b) for b in by if b), " · ")))
    # A block is a paragraph; the dateline is the head of one.
    blocks = [list(group) for _, group in groupby(pieces, key=lambda p: _block(p, record))]
    text = element("div", [_paragraph(b, record, used) for b in blocks], class_="text")
    return element(
        "details", element("summary", head), text, id=shelf.anchor(record.id), class_="report", open=is_open
    )


def _block(piece: Piece, record: Record) -> int:
    blocks = record.report.blocks
    place = next(n for n, b in enumerate(blocks) if b.start <= piece.start < b.end)
    return place + 1 if blocks[place].kind == "dateline" and place + 1 < len(blocks) else place


def _paragraph(pieces: Sequence[Piece], record: Record, used: frozenset[str]) -> Markup:
    text = record.report.text
    spans = [
        element("span", text[p.start : p.end], id=p.id, class_="used" if p.id in used else None)
        for p in pieces
    ]
    return element("p", joined(spans, " "), class_=pieces[-1].kind)
