"""Count the people whom a clause harms one by one ("killed a contractor"), and the none it harms."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language.casualties import DEATH_VERBS, HARM_NOUNS, HARM_VERBS
from dateline.language.people import PEOPLE
from dateline.model import Figure, Reading, Token
from dateline.stages.state.mentions import phrase

_NOMINAL = HARM_NOUNS | {"killing", "shooting", "wounding", "execution"}


def find_harmed(reading: Reading, taken: set[int]) -> Iterator[tuple[int, Figure]]:
    """Yield the one person in "killed a contractor", and the none in "no one was hurt"."""
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
    return dep == "pobj" and verb.text == "of" and above.lemma in _NOMINAL


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
