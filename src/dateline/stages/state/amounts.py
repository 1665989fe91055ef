"""Tell numbers that are amounts from years, ages, labels, names and pronouns."""

from __future__ import annotations

import re

from dateline.language.labels import LABELLED
from dateline.model import Reading, Token
from dateline.stages.state.numerals import Numeral

YEARS = range(1700, 2060)
_DEFINITE = frozenset("the these those top bottom final last first other all no any".split())
_NOT_ONE = frozenset("no any every this that".split())
_YEAR_PREPOSITIONS = frozenset(
    "in since of by until till from during before after to between and early late mid for the".split()
)
_AGE = re.compile(r",\s\d{1,3}[,.]")


def counts_something(reading: Reading, numeral: Numeral, at: tuple[int, int]) -> bool:
    """Tell an amount from a year, an age set off by commas, a label or a piece of a name."""
    if numeral.unit or numeral.scaled:
        return True
    tokens, (first, last) = reading.tokens, at
    token = tokens[last]
    if numeral.written in ("words", "fraction") and numeral.change == "=":
        return _word_counts(reading, token)
    if numeral.written != "digits":
        return True
    counts = last < token.head <= last + 3 and tokens[token.head].tag == "NNS" and token.dep == "nummod"
    counts = counts and all(t.pos == "ADJ" for t in tokens[last + 1 : token.head])
    before = tokens[first - 1] if first else None
    bare = reading.text[slice(*numeral.number)]
    year = bare.isdigit() and len(bare) == 4 and int(bare) in YEARS
    if year and not _surely_counts(numeral, before, counts):
        return False
    if before is None:
        return counts
    if _AGE.fullmatch(reading.text[max(0, numeral.start - 2) : numeral.end + 1]):
        return False
    if before.text.lower() in LABELLED and before.end + 1 >= tokens[first].start:
        return False
    return not _is_named(reading, before, tokens[first], counts and tokens[token.head].i == last + 1)


def _surely_counts(numeral: Numeral, before: Token | None, counts: bool) -> bool:
    if before is not None and before.text.lower() in _YEAR_PREPOSITIONS and not counts:
        return False
    return counts or (numeral.change != "=" and int(numeral.low) not in range(1900, 2060))


def _is_named(reading: Reading, before: Token, number: Token, counts: bool) -> bool:
    """Tell "Fortune 100": a capitalised word inside the sentence runs straight into the number."""
    if counts or before.end + 1 < number.start or before.pos in ("PUNCT", "SYM", "VERB", "ADP", "DET"):
        return False
    first = reading.tokens[before.i - 1].text in '.!?“"' if before.i else True
    return any(c.isupper() for c in before.text[first:])


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
        counting = token.dep == "nummod" and token.head > token.i
        return counting and previous not in _NOT_ONE and following.lemma not in ("day", "another", "thing")
    if token.dep != "nummod" and following.text != "of" and token.i:
        return reading.tokens[token.i - 1].text.lower() not in _DEFINITE
    return token.pos != "PROPN" or token.dep == "nummod"
