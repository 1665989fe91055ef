"""Tell what a search found, as text and as plain values: each report with the words that were looked for."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Amount, Evidence, Found, Hit, Query, Span
from dateline.stages.tell.days import spell, spell_day
from dateline.stages.tell.layout import note
from dateline.stages.tell.lines import many
from dateline.stages.tell.values import Json, evidence_json, figure_json, moment_json

_FIGURES = 4  # of one report, told in text


def found_json(found: Found) -> Json:
    """Return ``{"total", "asked", "hits"}``, the hits best first.

    A hit is ``{"report", "title", "outlet", "earliest", "latest", "story", "snippet", "marks", "clause",
    "figures", "later"}``: ``snippet`` and ``clause["evidence"]`` are evidence, ``marks`` spans of the clean
    text, ``figures`` as ``read`` gives them with their evidence.
    """
    return {
        "total": found.total,
        "asked": asked_words(found.query),
        "hits": [_hit_json(hit) for hit in found.hits],
    }


def _hit_json(hit: Hit) -> Json:
    clause = hit.clause and {
        "status": hit.clause.status,
        **moment_json(hit.clause.when),
        "gist": hit.clause.gist,
        "evidence": [evidence_json(hit.clause.evidence)],
    }
    return {
        "report": hit.report,
        "title": hit.title,
        "outlet": hit.outlet,
        **moment_json(hit.published),
        "story": hit.story,
        "snippet": evidence_json(hit.snippet),
        "marks": [[mark.start, mark.end] for mark in hit.marks],
        "clause": clause,
        "figures": [figure_json(f.figure) | {"evidence": [evidence_json(f.evidence)]} for f in hit.figures],
        "later": hit.later,
    }


def found_text(found: Found, width: int) -> str:
    """Return the hits as text, wrapped to ``width`` columns, each mark between ‹ and ›."""
    if not found.hits:
        return f"No report has all of this: {asked_words(found.query)}."
    first = len(found.hits)
    shown = f", the first {first} of them" if first < found.total else ""
    head = note(f"{many(found.total, 'report')}{shown}: {asked_words(found.query)}", width, 0)
    return "\n\n".join([head, *("\n".join(_hit_lines(hit, width)) for hit in found.hits)])


def _hit_lines(hit: Hit, width: int) -> Iterator[str]:
    about = [hit.outlet or "", spell(hit.published), hit.report, f"story {hit.story}" if hit.story else ""]
    yield note(" ".join((hit.title or "(no title)").split()), width, 0)
    yield note(" · ".join(part for part in about if part), width, 4)
    yield note(f"“{_marked(hit.snippet, hit.marks)}”", width, 4)
    if hit.clause:
        when = "" if hit.clause.when.is_open else f", {spell(hit.clause.when)}"
        said = hit.clause.gist or " ".join(hit.clause.evidence.quote.split())
        yield note(f"{hit.clause.status}{when}: {said}", width, 4)
    if figures := [f for f in hit.figures if not _shown(f.evidence, hit.snippet)]:
        told = "; ".join(" ".join(f.evidence.quote.split()) for f in figures[:_FIGURES])
        more = f" and {len(figures) - _FIGURES} more" if len(figures) > _FIGURES else ""
        yield note(f"also: {told}{more}", width, 4)
    if hit.later:
        yield note(f"superseded by {hit.later}", width, 4)


def _shown(evidence: Evidence, snippet: Evidence) -> bool:
    return snippet.start <= evidence.start and evidence.end <= snippet.end


def _marked(snippet: Evidence, marks: tuple[Span, ...]) -> str:
    """Return the words of a snippet with signs around its marks."""
    told = (f"‹{words}›" if is_marked else words for words, is_marked in pieces(snippet, marks))
    return " ".join("".join(told).split())


def pieces(snippet: Evidence, marks: tuple[Span, ...]) -> tuple[tuple[str, bool], ...]:
    """Return a snippet in pieces, each with whether it is marked; ``marks`` are in order and lie apart.

    >>> pieces(Evidence("a", 10, 20, "Talks end."), (Span(10, 15),))
    (('Talks', True), (' end.', False))
    """
    parts, at = [], 0
    for mark in marks:
        start, end = mark.start - snippet.start, mark.end - snippet.start
        parts += [(snippet.quote[at:start], False), (snippet.quote[start:end], True)]
        at = end
    return tuple(part for part in (*parts, (snippet.quote[at:], False)) if part[0])


def written(query: Query) -> str:
    """Return a query as one types it.

    >>> written(Query(words=("ships",), outlets=("The Post",), amounts=(Amount("men", low=9.0, over=True),)))
    'ships figures of men over 9 outlet:"The Post"'
    """
    first, last = query.published.earliest, query.published.latest
    parts = [
        *query.words,
        *(f'"{phrase}"' for phrase in query.phrases),
        *(f'-"{text}"' if " " in text else f"-{text}" for text in query.without),
        *(f'name:"{name}"' for name in query.names),
        *map(_written_amount, query.amounts),
        *(f'outlet:"{outlet}"' for outlet in query.outlets),
        f"status:{'|'.join(query.statuses)}" if query.statuses else "",
        f"on:{first}" if first and first == last else f"from:{first}" if first else "",
        f"to:{last}" if last and first != last else "",
    ]
    return " ".join(part for part in parts if part).rstrip(",")


def _written_amount(amount: Amount) -> str:
    low, high = (
        f"{bound:.12f}".rstrip("0").rstrip(".") if bound is not None else ""
        for bound in (amount.low, amount.high)
    )
    if low and high:
        bounds = f" between {low} and {high}" if low != high else f" exactly {low}"
    elif low:
        bounds = f" {'over' if amount.over else 'at least'} {low}"
    else:
        bounds = (
            f" {'under' if amount.under else 'at most'} {high}" if high else ","
        )  # the comma says that no more words are of it
    return f"figures{' of ' + amount.of if amount.of else ''}{bounds}"


def asked_words(query: Query) -> str:
    """Return in words what a query asks for.

    >>> asked_words(Query(words=("NATO",), without=("Kabul",), amounts=(Amount("troops", 1000.0),)))
    'NATO · figures of troops at least 1,000 · without Kabul'
    """
    first, last = query.published.earliest, query.published.latest
    one = first is not None and first == last
    parts = [
        " ".join(query.words),
        *(f"“{phrase}”" for phrase in query.phrases),
        *(f"named {name}" for name in query.names),
        f"in a clause that is {' or '.join(query.statuses)}" if query.statuses else "",
        *map(_amount_words, query.amounts),
        *(f"without {word}" for word in query.without),
        f"by {' or '.join(query.outlets)}" if query.outlets else "",
        f"published on {spell_day(first)}" if first and one else "",
        f"published from {spell_day(first)}" if first and not one else "",
        f"published to {spell_day(last)}" if last and not one else "",
    ]
    return " · ".join(part for part in parts if part)


def _amount_words(amount: Amount) -> str:
    of = f" of {amount.of}" if amount.of else ""
    low, high = (f"{bound:,.10g}" if bound is not None else "" for bound in (amount.low, amount.high))
    if low and high:
        return f"figures{of} between {low} and {high}" if low != high else f"figures{of} of just {low}"
    if low:
        return f"figures{of} {'over' if amount.over else 'at least'} {low}"
    return f"figures{of} {'under' if amount.under else 'at most'} {high}" if high else f"figures{of}"
