"""The whole page: head, index of stories, each story, the reports, and how to read it all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.model import Track
from dateline.stages.tell.lines import many
from dateline.stages.tell.page.lineage import lineage
from dateline.stages.tell.page.markup import Markup, element, joined
from dateline.stages.tell.page.points import changes, differences, figures, plans, standing
from dateline.stages.tell.page.proof import Shelf
from dateline.stages.tell.page.reports import reports
from dateline.stages.tell.page.style import STYLE
from dateline.stages.tell.page.timeline import timeline
from dateline.stages.tell.sheet import Sheet, sheets
from dateline.stages.tell.story import head_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PARTS: tuple[tuple[str, str, Callable[[Sheet, Shelf, str], Markup | None]], ...] = (
    ("standing", "Where it stands", standing),
    ("timeline", "Timeline", timeline),
    ("plans", "Plans", plans),
    ("figures", "Figures", figures),
    ("differs", "Differences", differences),
    ("changed", "Changes", changes),
    ("sources", "Sources", lineage),
)
_HELP = (
    "Every value rests on sentences of the reports: open “sentences” below it, or follow a link into the "
    "report. A copied or credited agency text counts as one source, however many print it. What is planned, "
    "expected, proposed or possible is marked so and is never told as a fact. The page tells what reports "
    "say, not what is true. Axes of time are bent: long quiet times are shortened. The page needs no network "
    "and no script."
)


def track_html(track: Track) -> str:
    """Return the page for all stories of ``track``, the largest first; it loads nothing from elsewhere."""
    shelf, held = Shelf.of(track), sheets(track)
    large = [s for s in held if len(s.records) > 1] or list(held[:1])
    lone = [s for s in held if s not in large]
    told = [_story(s, shelf, f"s{n}") for n, s in enumerate(large, 1)]
    rest = [_lone(s, shelf, f"s{n}") for n, s in enumerate(lone, len(large) + 1)]
    body = joined([told, _single(rest)])
    used = frozenset(re.findall(r'href="#(r\d+-\d+)"', body.text))
    page = element(
        "body", element("a", "Skip to the story", href="#main", class_="skip"),
        element(
            "div", _mast(large, len(track.records)), element("main", body, reports(shelf, used), id="main"),
            element("footer", element("p", _HELP)), class_="wrap",
        ),
    )  # fmt: skip
    title = large[0].story.title if large else "Dateline"
    return "<!doctype html>\n" + element("html", _head(title), page, lang="en").text + "\n"


def _head(title: str) -> Markup:
    return element(
        "head", element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("title", f"{title} · Dateline"), Markup(f"<style>{STYLE}</style>"),
    )  # fmt: skip


def _mast(held: Sequence[Sheet], n: int) -> Markup:
    if len(held) < 2:
        return element(
            "header", element("h1", f"Dateline · {many(n, 'report')}", class_="brand"), class_="mast"
        )
    brand = element("p", "Dateline", class_="brand")
    head = element("h1", f"{many(len(held), 'story').replace('storys', 'stories')} in {many(n, 'report')}")
    items = [
        element("li", element("a", s.story.title, href=f"#s{k}"), f" · {many(len(s.records), 'report')}")
        for k, s in enumerate(held, 1)
    ]
    nav = element("nav", element("ul", items), class_="stories", aria_label="Stories")
    return element("header", brand, head, nav, class_="mast")


def _story(sheet: Sheet, shelf: Shelf, name: str) -> Markup:
    parts = [(anchor, label, part(sheet, shelf, name)) for anchor, label, part in _PARTS]
    held = [(anchor, label, part) for anchor, label, part in parts if part]
    links = [element("li", element("a", label, href=f"#{name}-{anchor}")) for anchor, label, _ in held]
    links.append(element("li", element("a", "Reports", href="#reports")))
    head = element("h2", sheet.story.title)
    meta = element("p", head_line(sheet), class_="meta")
    nav = element("nav", element("ul", links), aria_label=f"Parts of: {sheet.story.title}")
    return element("article", head, meta, nav, [part for _, _, part in held], class_="story", id=name)


def _lone(sheet: Sheet, shelf: Shelf, name: str) -> Markup:
    summary = element("summary", element("b", sheet.story.title), " · ", head_line(sheet))
    parts = [part(sheet, shelf, name) for _, _, part in _PARTS]
    return element("details", summary, parts, class_="lone", id=name)


def _single(rest: Sequence[Markup]) -> Markup | None:
    if not rest:
        return None
    head = element("h2", "Reports that stand alone")
    return element("section", head, rest, class_="story", aria_label="Reports that stand alone")
