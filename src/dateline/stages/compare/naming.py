"""Name what a line calls only "the minister" or "the law", where its report names just one such.

A name before the noun ("the Vorrin law"), behind it ("minister Ada Quill") or around it ("the Vorrin Court")
tells which is meant. Refuses to choose: two names for one noun in a report leave the line as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import Entity, Record
from dateline.stages.compare.tellings import Telling

_NAMERS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT"})
_PAST = re.compile(r"\b(?:former|ex|then|late|acting|deputy|vice|one-time|future|next|new)[- ]\Z", re.I)
_REACH = 48


def named(text: str, telling: Telling) -> str:
    """Return ``text`` with the name of its subject and object, where they are bare definite nouns."""
    told = telling.record.report.text[telling.statement.start : telling.statement.end]
    for noun in (telling.statement.who, telling.statement.whom):
        if " " in noun or not noun.islower() or f"the {noun}" not in told.lower():
            continue
        found = {_folded(phrase, noun): phrase for phrase in _namings(noun, telling.record)}
        if len(found) == 1:
            phrase = next(iter(found.values()))
            if not any(word in text for word in re.findall(r"[A-Z]\w{2,}", phrase)):
                text = re.sub(rf"\b[Tt]he {noun}\b", lambda m, p=phrase: _placed(m[0], p), text, count=1)  # type: ignore[misc]
    return text


def _placed(old: str, phrase: str) -> str:
    return phrase[0].upper() + phrase[1:] if old[0] == "T" else phrase


def _folded(phrase: str, noun: str) -> str:
    """Return what two namings of one thing share: a person's last name, else all words but the article."""
    folded = phrase.removeprefix("the ").lower().replace("’", "'")
    return folded.rpartition(" ")[2] if folded.startswith(f"{noun} ") else folded


def _namings(noun: str, record: Record) -> Iterable[str]:
    """Yield the phrases by which the report's own text names a noun."""
    text = record.report.text
    for entity in record.entities:
        if entity.type not in _NAMERS or not text[entity.start].isupper():
            continue
        if entity.type == "PERSON":
            before = text[max(0, entity.start - _REACH) : entity.start]
            title = re.search(rf"\b{noun} \Z", before, re.I)
            if title and not _PAST.search(before[: title.start()]):
                yield f"{title[0]}{entity.name}"
        else:
            yield from _of_thing(noun, entity, text)


def _of_thing(noun: str, entity: Entity, text: str) -> Iterable[str]:
    if entity.name.lower().endswith(f" {noun}"):
        yield f"the {entity.name.removeprefix('the ').removeprefix('The ')}"
    after = re.match(rf"(?:['’]s(?: [a-z]\w+)?)? {noun}\b", text[entity.end : entity.end + _REACH])
    if after:
        name = text[entity.start : entity.end]
        owned = after[0].startswith(("'", "’"))
        yield f"{'' if owned else 'the '}{name.removeprefix('the ').removeprefix('The ')}{after[0]}"
