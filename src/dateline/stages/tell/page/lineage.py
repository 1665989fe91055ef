"""The sources: who published what when, how its day is known, and, drawn, who took what from whom."""

from __future__ import annotations

from dateline.model import Basis, Record
from dateline.stages.tell.days import spell
from dateline.stages.tell.page.markup import Markup, element, joined
from dateline.stages.tell.page.proof import Shelf
from dateline.stages.tell.sheet import Sheet
from dateline.stages.tell.story import GROUNDS

# What a report does with its source, by the kind of the link.
OWES = {
    "credit": "credits",
    "cites": "cites",
    "copy": "shares passages with",
    "reprint": "reprints",
}
_ARCS = (
    ("credit", "fact", "credits the agency"),
    ("cites", "open", "cites"),
    ("copy", "denied", "shares passages"),
    ("reprint", "denied", "prints an old text again"),
)
_STEP, _LEFT, _MOST_NODES, _LONGEST = 26, 96, 60, 34
_OWN_DAY = frozenset({"stated", "metadata", "dateline"})


def lineage(sheet: Sheet, shelf: Shelf, name: str) -> Markup:
    """Return the section on sources."""
    items = [_source(r, sheet, shelf) for r in sheet.records]
    head = element("h3", "Sources and their lineage", id=f"{name}-sources")
    listed = element("ul", items, class_="sources")
    return element("section", head, drawn(sheet, shelf), listed, aria_labelledby=f"{name}-sources")


def _source(record: Record, sheet: Sheet, shelf: Shelf) -> Markup:
    owed = [_owes(kind, record, sheet, shelf) for kind in OWES]
    by = ", ".join(record.report.authors)
    return element(
        "li", element("b", shelf.link(record.id)),
        [" · ", record.report.title] if record.report.title else None,
        element("p", spell(record.published.moment), [" · ", by] if by else None, owed, class_="was"),
        _day(record, shelf), _shared(record, sheet, shelf),
    )  # fmt: skip


def _owes(kind: str, record: Record, sheet: Sheet, shelf: Shelf) -> Markup | None:
    names = dict.fromkeys(k.source for k in sheet.links if k.target == record.id and k.kind == kind)
    return joined([" · ", OWES[kind], " ", joined([shelf.link(n) for n in names], ", ")]) if names else None


def _day(record: Record, shelf: Shelf) -> Markup | None:
    """Return how the day of an undated report is known."""
    basis = record.published.basis
    if not basis or _OWN_DAY & {b.kind for b in basis}:
        return None
    grounds = [element("li", _ground(b, shelf)) for b in dict.fromkeys(basis)]
    return element(
        "details",
        element("summary", element("span", "no date given: how its day is known", class_="more")),
        element("ul", grounds),
    )


def _ground(basis: Basis, shelf: Shelf) -> Markup:
    allowed = f" → {spell(basis.moment)}"
    if not basis.evidence:
        return joined([GROUNDS.get(basis.kind, basis.kind), ": ", basis.note, allowed])
    quote = " ".join(basis.evidence.quote.split())
    known = basis.evidence.report in shelf.records
    told = element("a", f"“{quote}”", href=shelf.to(basis.evidence)) if known else joined([quote])
    return joined([GROUNDS.get(basis.kind, basis.kind), ": ", told, allowed])


def _shared(record: Record, sheet: Sheet, shelf: Shelf) -> Markup | None:
    """Return the passages that a report shares with others, or the words in which it owns its debt."""
    proof = [e for k in sheet.links if k.target == record.id for e in k.evidence if e.report == record.id]
    return shelf.quotes(proof) if proof else None


def drawn(sheet: Sheet, shelf: Shelf) -> Markup | None:
    """Return who took from whom: sources and reports from top to bottom, arcs between them."""
    links = sorted({(k.source, k.target, k.kind) for k in sheet.links})
    ends = {end for source, target, _ in links for end in (source, target)}
    agencies = sorted(ends - shelf.records.keys())
    nodes = [*agencies, *(r.id for r in sheet.records if r.id in ends)]
    if not links or len(nodes) > _MOST_NODES:
        return None
    place = {node: 18 + _STEP * n for n, node in enumerate(nodes)}
    arcs = [_arc(place[s], place[t], kind) for s, t, kind in links if s in place and t in place]
    names = [_node(node, y, shelf) for node, y in place.items()]
    told = [f"{shelf.name(t)} {OWES[k]} {shelf.name(s)}" for s, t, k in links]
    drawn = element(
        "svg", arcs, names, class_="chart", height=_STEP * len(nodes) + 12, role="group",
        aria_label="; ".join(told),
    )  # fmt: skip
    return joined([drawn, _key({kind for _, _, kind in links})])


def _node(node: str, y: float, shelf: Shelf) -> Markup:
    name = shelf.name(node)
    words = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    text = element("text", words, x=_LEFT + 12, y=y + 4, class_=None if node in shelf.records else "value")
    point = element("circle", cx=_LEFT, cy=y, r=4, class_="mk")
    return (
        element("a", point, text, href=shelf.to_report(node))
        if node in shelf.records
        else joined([point, text])
    )


def _arc(start: float, end: float, kind: str) -> Markup:
    bend = max(8.0, min(_LEFT - 10.0, abs(end - start) * 0.7 + 12))
    way = f"M{_LEFT} {start:g}C{_LEFT - bend:g} {start:g} {_LEFT - bend:g} {end:g} {_LEFT} {end:g}"
    return element("path", d=way, class_=f"arc {kind}")


def _key(kinds: set[str]) -> Markup:
    """Return the key to the arcs."""
    told = (
        element("li", element("b", "— ", class_=colour), words)
        for kind, colour, words in _ARCS
        if kind in kinds
    )
    return element("ul", told, class_="key", aria_label="Arcs")
