"""Write docs/forms.md from the table of rules, so that the page lists what is in fact understood.

Each rule's example is read and resolved here on one report day. Run by ``./run docs``; a test fails
when the page is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.language.timerules import RULES, Rule
from dateline.model import Moment, Time
from dateline.stages.date import resolve
from dateline.stages.date.find import find_phrases

PAGE = Path(__file__).parent / "forms.md"
DAY = date(2021, 2, 17)
TYPES = {
    "DATE": "Dates",
    "TIME": "Parts of a day and clock times",
    "DURATION": "Lengths of time",
    "SET": "Again and again",
}
BEFORE = ("It was ", "It was in ", "It was at ")

HEAD = f"""# Time expressions

Written by `./run docs` from the rules in `language/timerules.py`; do not edit by hand. One line is one
rule, with its example read in a report of {DAY:%A}, {DAY.day} {DAY:%B} {DAY.year}, with no tense told.
The days are those the value stands for, with both ends; "any" where the value names none.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    read = [(rule, time) for rule in RULES if (time := reading(rule))]
    parts = [HEAD]
    for kind, title in TYPES.items():
        rows = [row(rule, time) for rule, time in read if time.type == kind]
        parts.append(
            "\n".join([f"## {title}\n", "| example | value | days |", "| --- | --- | --- |", *rows, ""])
        )
    return "\n".join(parts)


def reading(rule: Rule) -> Time | None:
    """Return the rule's example as it is understood; ``None`` for ages, which are figures."""
    for before in BEFORE:
        text = f"{before}{rule.example} there."
        for time in resolve(tuple(find_phrases(text)), Moment.on(DAY), text):
            if text[time.start : time.end] in rule.example:
                return time
    return None


def row(rule: Rule, time: Time) -> str:
    """Return one line of the table."""
    return f"| {rule.example} | `{time.value}` | {' – '.join(days(time))} |"


def days(time: Time) -> Iterator[str]:
    """Yield the first and the last day of a time, or the one day that it is."""
    first, last = time.moment.earliest, time.moment.latest
    if first is None or last is None:
        yield "any"
        return
    yield first.isoformat()
    if last != first:
        yield last.isoformat()


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
