"""Name what leaves the program, so that what is loaded twice is still one: ids, URIs, intervals in ISO form.

Names come from what a thing says and where it stands, never from its place in a list. Refuses to guess a day:
an interval is written as such, or as the month or year that both its ends lie in.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha1
from urllib.parse import quote

from dateline.model import Entry, Evidence, Moment, Plan, Story


def key(kind: str, *parts: str) -> str:
    """Return a short id that only ``kind`` and ``parts`` decide.

    >>> key("entry", "Talks began.") == key("entry", "Talks began.") != key("entry", "Talks", "began.")
    True
    """
    return f"{kind}-{sha1(chr(31).join(parts).encode('utf-8', 'replace')).hexdigest()[:12]}"


def entry_id(entry: Entry, story: Story) -> str:
    """Return the id of a line of a timeline; as all ids within a story it begins with the story's."""
    return f"{story.id}/{key('e', entry.text, *_first(entry.evidence))}"


def plan_id(plan: Plan, story: Story) -> str:
    """Return the id of a plan."""
    return f"{story.id}/{key('p', plan.title, *_first(e for s in plan.steps for e in s.evidence))}"


def report_uri(report: str) -> str:
    """Return the URI of a report by its id.

    >>> report_uri("a b.txt")
    'urn:dateline:report:a%20b.txt'
    """
    return uri("report", report)


def uri(kind: str, name: str) -> str:
    """Return the URI of anything else that has an id."""
    return f"urn:dateline:{kind}:" + quote(name, safe="", errors="replace")


def place_uri(evidence: Evidence) -> str:
    """Return the URI of a quotation: its report's, with the place in the clean text (RFC 5147).

    >>> place_uri(Evidence("r1", 4, 8, "said"))
    'urn:dateline:report:r1#char=4,8'
    """
    return f"{report_uri(evidence.report)}#char={evidence.start},{evidence.end}"


def place(evidence: Evidence) -> str:
    """Return a quotation on one line, with its place before it.

    >>> place(Evidence("r1", 4, 8, "said"))
    'r1[4:8] said'
    """
    return f"{evidence.report}[{evidence.start}:{evidence.end}] {' '.join(evidence.quote.split())}"


def interval(moment: Moment) -> str:
    """Return a moment as an ISO 8601 interval, an open end as ``..``; "" when both are.

    >>> from datetime import date
    >>> interval(Moment(date(2020, 2, 12), None)), interval(Moment.on(date(2020, 2, 12)))
    ('2020-02-12/..', '2020-02-12')
    """
    if moment.is_day:
        return str(moment.earliest)
    if moment == Moment():
        return ""
    return f"{moment.earliest or '..'}/{moment.latest or '..'}"


def shared(moment: Moment) -> str | None:
    """Return the day, the month or the year that both ends of a moment lie in, if there is one.

    >>> from datetime import date
    >>> shared(Moment(date(2020, 2, 12), date(2020, 2, 14))), shared(Moment(date(2020, 2, 12), None))
    ('2020-02', None)
    """
    low, high = str(moment.earliest), str(moment.latest)
    if moment.is_open:
        return None
    return next((low[:n] for n in (10, 7, 4) if low[:n] == high[:n]), None)


def _first(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the earliest place, by which a thing stays the same when more reports tell it."""
    held = min(evidence, key=lambda e: (e.report, e.start, e.end), default=None)
    return (held.report, str(held.start), str(held.end)) if held else ()
