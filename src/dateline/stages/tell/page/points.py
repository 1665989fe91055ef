"""What reports together say: where it stands, plans, figures, differences side by side, changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Evidence, Finding, Ground, Plan, Value
from dateline.stages.tell.days import spell, spell_step
from dateline.stages.tell.lines import capital
from dateline.stages.tell.page.charts import charts
from dateline.stages.tell.page.markup import Content, Markup, element, joined
from dateline.stages.tell.page.proof import Shelf
from dateline.stages.tell.page.status import pill
from dateline.stages.tell.page.timeline import sources
from dateline.stages.tell.sheet import FACTS, Cell, Sheet, is_repeated, previous, standing_points, valued

_LONG = 24


def standing(sheet: Sheet, shelf: Shelf, name: str) -> Markup | None:
    """Return a card for each lasting point with its last value, and what it was before."""
    cards = [_card(f, now, earlier, (sheet, shelf)) for f, now, earlier in standing_points(sheet)]
    if not cards:
        return None
    last = sheet.published.latest
    head = f"Where it stands, {last.day} {last:%b %Y}" if last else "Where it stands"
    return _section(name, "standing", head, element("div", cards, class_="cards"))


def _section(name: str, part: str, head: str, *content: Content) -> Markup:
    anchor = f"{name}-{part}"
    return element("section", element("h3", head, id=anchor), content, aria_labelledby=anchor)


def _card(
    finding: Finding, now: Sequence[Cell], earlier: Sequence[Cell], frame: tuple[Sheet, Shelf]
) -> Markup:
    sheet, shelf = frame
    wordings = [element("p", c.first.value, class_=_size(c.first.value)) for c in now[:3]]
    last = now[-1]
    before = previous(finding, sheet)
    was = [element("p", "was ", before.first.value, _month(before), class_="was")] if before else []
    was += [
        element("p", c.first.value, _month(c), ": ", shelf.links(c.reports), class_="was")
        for c in reversed(earlier)
    ]
    statuses = dict.fromkeys(c.first.status for c in now if c.first.status not in FACTS)
    told = dict.fromkeys(r for c in now for r in c.reports)
    row = (
        [pill(s) for s in statuses],
        element("span", finding.kind, class_="pill denied") if finding.kind == "differs" else None,
        element("span", "changed", class_="pill settled") if before else None,
        element("span", sources(last.value.independent, len({e.report for e in last.value.evidence}))),
    )
    of = f" · {finding.subject}" if is_repeated(finding, sheet) else None
    return element(
        "div", element("h4", finding.attribute, of, class_="name"), wordings,
        element("p", shelf.links(told), _month(last), class_="was"), was,
        shelf.quotes([t.evidence for c in (*now, *earlier) for t in c.told], row), class_="card",
    )  # fmt: skip


def _size(words: str) -> str:
    return "big long" if len(words) > _LONG else "big"


def _month(cell: Cell) -> str:
    day = cell.first.as_of.latest
    return f", {day:%b %Y}" if day else ""


def plans(sheet: Sheet, shelf: Shelf, name: str) -> Markup | None:
    """Return each plan with its steps, what it is to reach, what it depends on and why it is wanted."""
    told = [_plan(p, shelf) for p in sheet.plans]
    return _section(name, "plans", "Plans", told) if told else None


def _plan(plan: Plan, shelf: Shelf) -> Markup:
    steps = [
        element(
            "li", element("b", s.rung), spell_step(s.when),
            element("div", shelf.links(e.report for e in s.evidence), class_="was"), shelf.quotes(s.evidence),
        )
        for s in plan.steps
    ]  # fmt: skip
    ahead = f"next: {spell(plan.next)}" if plan.next else None
    return element(
        "div", element("h4", plan.title, class_="serif"),
        element("div", pill(plan.rung), ahead, class_="row"), element("ol", steps, class_="steps"),
        _figures_of(plan.figures, shelf), _parts(plan, shelf), _manner(plan, shelf),
        _grounds("Depends on", plan.depends_on, shelf),
        *(_grounds(f"{capital(s.rung)} because", s.because, shelf) for s in plan.steps),
        _grounds("Because", plan.because, shelf), class_="card point",
    )  # fmt: skip


def _figures_of(values: Sequence[Value], shelf: Shelf) -> Markup | None:
    told = [joined([valued(v), " (", shelf.links(e.report for e in v.evidence), ")"]) for v in values]
    return element("p", element("b", "To reach: "), joined(told, "; ")) if told else None


def _parts(plan: Plan, shelf: Shelf) -> Markup | None:
    told = [element("li", p.text, shelf.quotes(p.evidence, pill(p.rung))) for p in plan.parts]
    return joined((element("b", "By way of"), element("ul", told, class_="reasons"))) if told else None


def _manner(plan: Plan, shelf: Shelf) -> Markup | None:
    told = [element("li", " ".join(e.quote.split()), " ", _at(e, shelf)) for e in plan.manner]
    return joined((element("b", "How"), element("ul", told, class_="reasons"))) if told else None


def _grounds(label: str, grounds: Sequence[Ground], shelf: Shelf) -> Markup | None:
    told = [element("li", g.words, joined(_givers(g, shelf))) for g in grounds]
    return joined((element("b", label), element("ul", told, class_="reasons"))) if told else None


def _givers(ground: Ground, shelf: Shelf) -> Iterable[Markup | str]:
    for speaker, evidence in zip(ground.given_by, ground.evidence, strict=True):
        yield f", says {speaker} " if speaker else " "
        yield _at(evidence, shelf)


def _at(evidence: Evidence, shelf: Shelf) -> Markup:
    return joined(("(", element("a", shelf.name(evidence.report), href=shelf.to(evidence)), ")"))


def figures(sheet: Sheet, shelf: Shelf, name: str) -> Markup | None:
    """Return figures over time, drawn, and by episode in a table."""
    drawn, table = charts(sheet, shelf), _table(sheet, shelf)
    return _section(name, "figures", "Figures over time", drawn, table) if drawn or table else None


def _table(sheet: Sheet, shelf: Shelf) -> Markup | None:
    held = [(f, cells) for f, cells in sheet.points if cells]
    shown = sorted({c.episode for _, cells in held for c in cells})
    if len(sheet.story.episodes) < 2 or not held:
        return None
    heads = [element("th", _episode(sheet, n), scope="col") for n in shown]
    rows = [
        element("tr", element("th", f.attribute, scope="row"), [_cell(cells, n, shelf) for n in shown])
        for f, cells in held
    ]
    table = element("table", element("thead", element("tr", element("td"), heads)), element("tbody", rows))
    return element(
        "div", table, class_="scroll", tabindex="0", role="region", aria_label="Figures by episode"
    )


def _episode(sheet: Sheet, number: int) -> str:
    day = sheet.story.episodes[number - 1].when.latest
    return f"Episode {number}" + (f" · {day:%b %Y}" if day else "")


def _cell(cells: Sequence[Cell], number: int, shelf: Shelf) -> Markup:
    told = [
        joined([element("a", valued(c.first), href=shelf.to(c.first.evidence)), " ", _by(c, shelf)])
        for c in cells
        if c.episode == number
    ]
    return element("td", joined(told, " · ") if told else "–")


def _by(cell: Cell, shelf: Shelf) -> Markup:
    names = ", ".join(shelf.name(r) for r in cell.reports)
    return element("span", f"({names})", class_="soft")


def differences(sheet: Sheet, shelf: Shelf, name: str) -> Markup | None:
    """Return what reports differ on, their values side by side."""
    told = [_sides(f, shelf) for f in sheet.of_kind("differs")]
    return _section(name, "differs", "Where reports differ", told) if told else None


def changes(sheet: Sheet, shelf: Shelf, name: str) -> Markup | None:
    """Return what changed, from the first value to the last."""
    told = [_sides(f, shelf, ("before", "now")) for f in sheet.of_kind("changed")]
    return _section(name, "changed", "What changed", told) if told else None


def _sides(finding: Finding, shelf: Shelf, times: tuple[str, str] | None = None) -> Markup:
    """Return the values of a finding side by side; ``times`` are the labels of the earlier and the last."""
    last = finding.values[-1]
    sides = [_side(v, shelf, times and times[v is last]) for v in finding.values]
    of = f" · {finding.subject}" if finding.subject else None
    note = element("p", shelf.remark(finding), class_="note") if finding.note else None
    head = element("h4", capital(finding.attribute), element("span", of, class_="soft"))
    return element("div", head, element("div", sides, class_="sides"), note, class_="point")


def _side(value: Value, shelf: Shelf, label: str | None) -> Markup:
    names = shelf.links(e.report for e in value.evidence)
    count = element("span", sources(value.independent, len({e.report for e in value.evidence})))
    return element(
        "div", element("p", label, class_="label") if label else None,
        element("p", value.value, class_=_size(value.value)),
        element("p", spell(value.as_of), " · ", names, class_="was"),
        shelf.quotes(value.evidence, pill(value.status), count), class_="card",
    )  # fmt: skip
