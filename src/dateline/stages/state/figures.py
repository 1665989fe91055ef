"""Find the figures of a report: how many, how sure, of what.

Numbers come from ``numerals``, nouns from ``counted``; here names, ages and years are sorted out,
the direction of change is read off the verb, elided nouns are taken over from the parallel figure,
and the single dead or wounded person is counted. Refuses to say to which happening a figure belongs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.language.units import DOWN, HEDGES, MULTIPLES, TIME_UNITS, UP
from dateline.model import Change, Figure, Reading, Time
from dateline.stages.state.amounts import YEARS, counts_something
from dateline.stages.state.counted import Counted, counted
from dateline.stages.state.harmed import find_harmed
from dateline.stages.state.mentions import phrase
from dateline.stages.state.numerals import Numeral, find_numerals, in_brackets

_SKIPPED = frozenset(
    "by about just a an another further some around nearly as over than more almost roughly under".split()
)


def find_figures(reading: Reading, times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """Return the figures of ``reading`` in order of the text.

    A number inside one of ``times`` is no figure, save for spans of time ("three years").
    """
    starts = [token.start for token in reading.tokens]
    barred = sorted((t.start, t.end) for t in times)
    found: list[tuple[int, Figure]] = []
    for numeral in find_numerals(reading.text):
        first, last = _tokens_of(starts, numeral)
        if first > last or _in_time(barred, numeral) or not counts_something(reading, numeral, (first, last)):
            continue
        about = counted(reading, first, last, bool(numeral.unit))
        if not numeral.unit and about.i is None:
            about = _elided(reading, found, last, about)
        figure = _figure(reading, numeral, first, about)
        if found and figure.change == "=" and in_brackets(reading.text, found[-1][1].end, numeral):
            figure = replace(figure, change=found[-1][1].change)
        found.append((first, figure))
    found += _multiples(reading)
    found += find_harmed(reading, {i for i, _ in found})
    return tuple(figure for _, figure in sorted(found, key=lambda f: (f[1].start, f[1].end)))


def _tokens_of(starts: Sequence[int], numeral: Numeral) -> tuple[int, int]:
    first = bisect_right(starts, numeral.start) - 1
    return max(first, 0), bisect_left(starts, numeral.end) - 1


def _in_time(barred: Sequence[tuple[int, int]], numeral: Numeral) -> bool:
    """Tell a number that belongs to a time expression; a rate ("$5 a month") only holds one.

    An expression that is nothing but the number is a year only where the number looks like one.
    """
    if numeral.unit.split(" per ")[0] in TIME_UNITS:
        return False
    first, last = numeral.number
    like_year = not numeral.unit and int(numeral.low) in YEARS
    at = bisect_left(barred, (numeral.end, 0))
    for start, end in barred[max(0, at - 3) : at]:
        if start < last and first < end and (like_year or start < first or last < end):
            return True
    return False


def _figure(reading: Reading, numeral: Numeral, first: int, about: Counted) -> Figure:
    change = numeral.change if numeral.change != "=" else _direction(reading, first)
    end = numeral.end
    if about.i is not None and reading.tokens[about.i].start >= end:
        end = reading.tokens[about.i].end
    return Figure(
        numeral.start,
        end,
        numeral.low,
        numeral.high,
        change,
        numeral.unit,
        about.of,
        about.noun,
        about.bare,
        about.about,
    )


def _direction(reading: Reading, first: int) -> Change:
    """Read off the verb or adverb before the number whether it raises or lowers something."""
    i = first - 1
    while i >= 0 and i > first - 4 and reading.tokens[i].text.lower() in _SKIPPED:
        i -= 1
    if i < 0:
        return "="
    token = reading.tokens[i]
    word = token.lemma.lower()
    by = any(t.text.lower() == "by" for t in reading.tokens[i + 1 : first])
    if token.text.lower() == "to" or (token.pos == "NOUN" and not by):
        return "="
    return "up" if word in UP else "down" if word in DOWN else "="


def _elided(reading: Reading, found: Sequence[tuple[int, Figure]], last: int, own: Counted) -> Counted:
    """Take over the noun of the parallel figure in the sentence ("from 500 troops to 5,000")."""
    tokens = reading.tokens
    above = tokens[tokens[last].head]
    if above.lemma == "number" and above.dep == "acl":
        noun, of = tokens[above.head], phrase(reading, above.head, article=False).of(reading.text)
        return Counted(None, " ".join(of.split()), noun.lemma.lower(), noun.text, own.about)
    sentence = next((s for s in reading.sentences if s[0] <= last < s[1]), (0, 0))
    parallel = tokens[last].dep in ("pobj", "conj") or above.pos == "ADP"
    for i, figure in reversed(found if parallel else ()):
        if i < sentence[0]:
            break
        if figure.of and not figure.unit:
            return Counted(None, figure.of, figure.noun, figure.counted, own.about)
    return _numbered(reading, sentence[0], last, own)


def _numbered(reading: Reading, first: int, last: int, own: Counted) -> Counted:
    """Take the noun of "the number of troops" before a bare amount."""
    tokens = reading.tokens
    for i in range(last - 1, first, -1):
        if tokens[i].text == "of" and tokens[i - 1].lemma in ("number", "total", "tally"):
            noun = next((c for c in reading.children[i] if tokens[c].dep == "pobj"), None)
            if noun is not None and noun < last:
                of = phrase(reading, noun, article=False).of(reading.text)
                bare = reading.text[phrase(reading, noun, article=False).start : tokens[noun].end]
                return Counted(None, " ".join(of.split()), tokens[noun].lemma.lower(), bare, own.about)
    return own


def _multiples(reading: Reading) -> Iterator[tuple[int, Figure]]:
    """Yield "more than doubled" and "sixfold" as multiples."""
    for token in reading.tokens:
        value = MULTIPLES.get(token.lemma.lower())
        if value is None or not (token.pos == "VERB" or token.text.endswith("fold")):
            continue
        lead = " ".join(t.text.lower() for t in reading.tokens[max(0, token.i - 2) : token.i])
        change = next((c for h, c in HEDGES.items() if lead.endswith(h)), "=")
        if change == "=" and token.pos == "VERB":
            continue
        about = counted(reading, token.i, token.i, True)
        yield (
            token.i,
            Figure(token.start, token.end, value, value, _as_change(change), "times", about=about.about),
        )


def _as_change(text: str) -> Change:
    changes: dict[str, Change] = {"~": "~", "<": "<", ">": ">"}
    return changes.get(text, "=")
