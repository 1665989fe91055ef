"""Find the figures of a report: how many, how sure, of what.

Numbers come from ``numerals``, nouns from ``counted``; here names, ages and years are sorted out,
the direction of change is read off the verb, elided nouns are taken over from the parallel figure,
and the single dead or wounded person is counted. Refuses to say to which happening a figure belongs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.language.casualties import DEATH_VERBS, HARM_NOUNS, HARM_VERBS
from dateline.language.labels import LABELLED
from dateline.language.people import PEOPLE
from dateline.language.units import DOWN, HEDGES, MULTIPLES, TIME_UNITS, UP
from dateline.model import Change, Figure, Reading, Time, Token
from dateline.stages.state.counted import Counted, counted
from dateline.stages.state.mentions import phrase
from dateline.stages.state.numerals import Numeral, find_numerals, in_brackets

_SKIPPED = frozenset({"by", "about", "just", "a", "an", "another", "further", "some", "around", "nearly", "as", "over",
                      "than", "more", "almost", "roughly", "under"})  # fmt: skip
_YEARS = range(1700, 2060)
_DEFINITE = frozenset("the these those top bottom final last first other all no any".split())
_YEAR_PREPS = frozenset({"in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "to", "between", "and",
                         "early", "late", "mid", "for", "the"})  # fmt: skip
_AGE = re.compile(r",\s\d{1,3}[,.]")


def find_figures(reading: Reading, times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """Return the figures of ``reading`` in order of the text.

    A number inside one of ``times`` is no figure, save for spans of time ("three years").
    """
    starts = [token.start for token in reading.tokens]
    barred = sorted((t.start, t.end) for t in times)
    found: list[tuple[int, Figure]] = []
    for numeral in find_numerals(reading.text):
        first, last = _tokens_of(starts, numeral)
        if first > last or _in_time(barred, numeral) or not _counts(reading, numeral, (first, last)):
            continue
        about = counted(reading, first, last, bool(numeral.unit))
        if not numeral.unit and about.i is None:
            about = _elided(reading, found, last, about)
        figure = _figure(reading, numeral, first, about)
        if found and figure.change == "=" and in_brackets(reading.text, found[-1][1].end, numeral):
            figure = replace(figure, change=found[-1][1].change)
        found.append((first, figure))
    found += _multiples(reading)
    found += _single_people(reading, found)
    return tuple(figure for _, figure in sorted(found, key=lambda f: (f[1].start, f[1].end)))


def _tokens_of(starts: Sequence[int], numeral: Numeral) -> tuple[int, int]:
    first = bisect_right(starts, numeral.start) - 1
    return max(first, 0), bisect_left(starts, numeral.end) - 1


def _in_time(barred: Sequence[tuple[int, int]], numeral: Numeral) -> bool:
    if numeral.unit.split(" per ")[0] in TIME_UNITS:
        return False
    at = bisect_left(barred, (numeral.end, 0))
    return any(start < numeral.end and numeral.start < end for start, end in barred[max(0, at - 3) : at])


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


def _counts(reading: Reading, numeral: Numeral, at: tuple[int, int]) -> bool:
    """Tell an amount from a year, an age set off by commas, a label or a piece of a name."""
    if numeral.unit or numeral.scaled:
        return True
    tokens, (first, last) = reading.tokens, at
    token = tokens[last]
    if numeral.written in ("words", "fraction") and not numeral.change != "=":
        return _word_counts(reading, token)
    if numeral.written != "digits":
        return True
    counts = last < token.head <= last + 3 and tokens[token.head].tag == "NNS" and token.dep == "nummod"
    counts = counts and all(t.pos == "ADJ" for t in tokens[last + 1 : token.head])
    before = tokens[first - 1] if first else None
    bare = reading.text[slice(*numeral.number)]
    if (
        bare.isdigit()
        and len(bare) == 4
        and int(bare) in _YEARS
        and not _surely_counts(reading, numeral, before, counts)
    ):
        return False
    if before is None:
        return counts
    if _AGE.fullmatch(reading.text[max(0, numeral.start - 2) : numeral.end + 1]):
        return False
    if before.text.lower() in LABELLED and before.end + 1 >= tokens[first].start:
        return False
    return not _is_named(reading, before, tokens[first], counts and tokens[token.head].i == last + 1)


def _surely_counts(reading: Reading, numeral: Numeral, before: Token | None, counts: bool) -> bool:
    if before is not None and before.text.lower() in _YEAR_PREPS and not counts:
        return False
    return counts or (numeral.change != "=" and int(numeral.low) not in range(1900, 2060))


def _is_named(reading: Reading, before: Token, number: Token, counts: bool) -> bool:
    """Tell "Fortune 100": a capitalised word inside the sentence runs straight into the number."""
    if counts or before.end + 1 < number.start or before.pos in ("PUNCT", "SYM", "VERB", "ADP", "DET"):
        return False
    first = reading.tokens[before.i - 1].text in '.!?“"' if before.i else True
    if not any(c.isupper() for c in before.text[first:]):
        return False
    return True


def _word_counts(reading: Reading, token: Token) -> bool:
    """Tell the counting "one" from the pronoun, and a number from a piece of a name."""
    following = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    word = token.text.lower()
    if following is None:
        return word != "one"
    if word == "one":
        if following.text == "of":
            return True
        previous = reading.tokens[token.i - 1].text.lower() if token.i else ""
        return token.dep == "nummod" and token.head > token.i and previous not in ("no", "any", "every", "this", "that") \
            and following.lemma not in ("day", "another", "thing")  # fmt: skip
    if token.dep != "nummod" and following.text != "of" and token.i:
        return reading.tokens[token.i - 1].text.lower() not in _DEFINITE
    return token.pos != "PROPN" or token.dep == "nummod"


def _elided(reading: Reading, found: Sequence[tuple[int, Figure]], last: int, own: Counted) -> Counted:
    """Take over the noun of the parallel figure in the sentence ("from 500 troops to 5,000")."""
    tokens = reading.tokens
    above = tokens[tokens[last].head]
    if above.lemma == "number" and above.dep == "acl":
        noun, of = tokens[above.head], phrase(reading, above.head, article=False).of(reading.text)
        return Counted(None, " ".join(of.split()), noun.lemma.lower(), noun.text, own.about)
    if tokens[last].dep not in ("pobj", "conj") and above.pos != "ADP":
        return own
    sentence = next((s for s in reading.sentences if s[0] <= last < s[1]), (0, 0))
    for i, figure in reversed(found):
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
        if value is None or token.pos not in ("VERB", "ADV"):
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


def _single_people(reading: Reading, found: Sequence[tuple[int, Figure]]) -> Iterator[tuple[int, Figure]]:
    """Yield the one person in "killed a contractor", and the none in "no one was hurt"."""
    taken = {i for i, _ in found}
    tokens = reading.tokens
    for token in tokens:
        if token.pos not in ("NOUN", "PRON"):
            continue
        if _is_none(reading, token):
            yield token.i, _none(reading, token)
        elif token.tag == "NN" and _one_harmed(reading, token):
            span = phrase(reading, token.i)
            of = phrase(reading, token.i, article=False).of(reading.text)
            if not any(span.start <= tokens[i].start < span.end for i in taken):
                yield (
                    token.i,
                    Figure(
                        span.start,
                        span.end,
                        1,
                        1,
                        "=",
                        "",
                        " ".join(of.split()),
                        token.lemma.lower(),
                        " ".join(of.split()),
                    ),
                )


def _one_harmed(reading: Reading, token: Token) -> bool:
    lemma = token.lemma.lower()
    if lemma not in PEOPLE and not lemma.endswith(("man", "woman", "person")):
        return False
    if not any(reading.tokens[c].text.lower() in ("a", "an", "another") for c in reading.children[token.i]):
        return False
    governor, dep = token, token.dep
    while dep == "conj":
        governor = reading.tokens[governor.head]
        dep = governor.dep
    verb = reading.tokens[governor.head]
    if dep in ("dobj", "nsubjpass"):
        return verb.lemma in HARM_VERBS
    if dep == "nsubj":
        return verb.lemma in DEATH_VERBS
    above = reading.tokens[verb.head]
    return (
        dep == "pobj"
        and verb.text == "of"
        and above.lemma in HARM_NOUNS | {"killing", "shooting", "wounding", "execution"}
    )


def _is_none(reading: Reading, token: Token) -> bool:
    governor = reading.tokens[token.head]
    if token.text.lower() in ("nobody", "none") or (
        token.text.lower() == "one" and _after_no(reading, token)
    ):
        return governor.lemma in HARM_VERBS | DEATH_VERBS and token.dep in ("nsubj", "nsubjpass")
    return token.lemma in HARM_NOUNS and _after_no(reading, token)


def _after_no(reading: Reading, token: Token) -> bool:
    return any(reading.tokens[c].text.lower() == "no" for c in reading.children[token.i]) or (
        token.i > 0 and reading.tokens[token.i - 1].text.lower() == "no"
    )


def _none(reading: Reading, token: Token) -> Figure:
    start = token.start
    if token.i and reading.tokens[token.i - 1].text.lower() == "no":
        start = reading.tokens[token.i - 1].start
    people = token.pos == "PRON" or token.text.lower() in ("one", "nobody", "none")
    noun = "people" if people else token.lemma.lower()
    return Figure(start, token.end, 0, 0, "=", "", "people" if people else token.text, noun)
