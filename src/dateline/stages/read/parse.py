"""Split, tag, parse and name the clean text of a report.

Each block is parsed on its own, so that a caption or a headline never runs into a sentence.
Refuses to judge what is said: that is for ``state``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dateline.model import Entity, Reading, Report, Token
from dateline.stages.read.names import carry_names

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_COLUMNS = ("IDX", "LENGTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START")


def read(report: Report, model: Language) -> Reading:
    """Return the reading of ``report`` made by the spaCy pipeline ``model``."""
    return next(read_many([report], model))


def read_many(reports: Iterable[Report], model: Language) -> Iterator[Reading]:
    """Yield the reading of each report, parsed in batches."""
    held = list(reports)
    texts = (
        report.text[block.start : block.end].replace("\n", " ") for report in held for block in report.blocks
    )
    docs = model.pipe(texts, batch_size=64)
    for report in held:
        yield _joined(report, [(block.start, next(docs)) for block in report.blocks])


def _joined(report: Report, docs: list[tuple[int, Doc]]) -> Reading:
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    entities: list[Entity] = []
    for offset, doc in docs:
        first = len(tokens)
        starts = _append(doc, offset, tokens)
        ends = [*starts[1:], len(tokens)][: len(starts)]
        sentences += [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
        entities += [
            Entity(offset + e.start_char, offset + e.end_char, e.label_, e.text)
            for e in doc.ents
            if e.text.strip() == e.text and len(tokens) > first
        ]
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    names = carry_names(report.text, tokens, entities)
    return Reading(report.text, tuple(tokens), tuple(sentences), tuple(map(tuple, children)), names)


def _append(doc: Doc, offset: int, tokens: list[Token]) -> list[int]:
    """Append the tokens of ``doc``, blanks left out; return where its sentences start."""
    strings: Any = doc.vocab.strings
    rows = doc.to_array(list(_COLUMNS)).astype("int64").tolist() if len(doc) else []
    text, base = doc.text, len(tokens)
    place, blanks = [], 0
    for row, (start, length, *_rest) in enumerate(rows):
        place.append(base + row - blanks)
        blanks += text[start : start + length].isspace()
    starts, pending = [], True
    for row, (start, length, lemma, pos, tag, dep, head, sent_start) in enumerate(rows):
        pending = pending or sent_start == 1
        word = text[start : start + length]
        if word.isspace():
            continue
        i = place[row]
        if pending:
            starts.append(i)
            pending = False
        governor = min(place[row + head], base + len(rows) - blanks - 1)
        tokens.append(
            Token(i, word, _string(strings, lemma), _string(strings, pos), _string(strings, tag),
                  _string(strings, dep), governor, offset + start, offset + start + length)
        )  # fmt: skip
    return starts


def _string(strings: Any, key: int) -> str:
    found: str = strings[key & 0xFFFFFFFFFFFFFFFF]
    return found
