"""Each statement in its place: which report and block it stands in, and the terms it is known by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Literal

from dateline.language.beginnings import HALTED
from dateline.language.places import COUNTRY_OF, country
from dateline.language.plans import STAGES
from dateline.language.senses import (
    FAMILIES,
    LIGHT,
    LIVES,
    RESPONDERS,
    SENSE_OF,
    SPEECH,
    STATES,
    THINGS,
    concept,
    sense,
    terms_of,
)
from dateline.language.words import unaccented
from dateline.model import Entity, Episode, Evidence, Record, Span, Statement
from dateline.stages.compare.days import dated_statements

Standing = Literal["fact", "intent", "denial"]

_STANDING: dict[str, Standing] = {"happened": "fact", "ongoing": "fact", "denied": "denial"}
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.I)
_PREPOSITION = re.compile(r"\s+(?:in|of|for|on|to|with|against|at|from|by)\s+")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_IN = re.compile(r"\b(?:in|at|near|outside|around)\s+(?:the\s+)?$")
_COUNTRIES = frozenset(COUNTRY_OF.values())
_LEDE_SENTENCES = 3
_SHORT = 3  # letters of a name that may stand by chance within another word
# How many days back a present tense may reach, as headlines and captions use it.
_FRESH = 4
_HEADS = ("title", "deck")


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement as one report tells it.

    ``terms`` are canonical names and stems; ``lede`` marks the title, deck and first
    sentences, ``first`` the very first sentence of title, deck and body. ``places`` are narrower than a
    country. Of a clause of harm ``persons`` are the full names of who is subject or object, ``doer`` and
    ``victim`` the countries named there. ``evidence`` is the sentence that the statement stands in,
    ``beside`` holds all statements of its report with their days.

    ``place`` is its report's id and the number of its sentence, ``standing`` is fact, intent or denial.
    ``since`` says that the clause tells what holds from its time on, ``happens`` that it tells a happening,
    or the beginning of a state, ``dated`` that it has a time of its own, bounded on both sides, that its
    tense allows. ``kind`` is its sense, or the family of senses that are told by turns of one deed.
    """

    record: Record
    statement: Statement
    episode: str
    sense: str
    terms: frozenset[str]
    lede: bool
    first: bool
    caption: bool
    evidence: Evidence
    beside: tuple[Statement, ...]
    places: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    doer: frozenset[str] = frozenset()
    victim: frozenset[str] = frozenset()
    place: tuple[str, int] = field(init=False)
    standing: Standing = field(init=False)
    since: bool = field(init=False)
    happens: bool = field(init=False)
    dated: bool = field(init=False)
    kind: str = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what is asked of each statement many times."""
        state = self.statement.lemma.lower() in STATES
        object.__setattr__(self, "place", (self.record.report.id, self.statement.sentence))
        object.__setattr__(self, "kind", FAMILIES.get(self.sense, self.sense))
        object.__setattr__(self, "standing", self._standing())
        object.__setattr__(self, "since", lasts(self.record, self.statement))
        object.__setattr__(self, "happens", not _is_speech(self.statement) and (not state or self.since))
        object.__setattr__(self, "dated", self._dated())

    def _standing(self) -> Standing:
        """To have agreed is a fact, what was agreed is not."""
        if self.statement.status == "agreed" and self.sense == "agree":
            return "fact"
        return _STANDING.get(self.statement.status, "intent")

    def _dated(self) -> bool:
        time = self.statement.time
        vague = time is None or self.record.times[time].value.endswith("_REF")
        return not vague and not self.statement.when.is_open and not self._is_stale()

    def _is_stale(self) -> bool:
        """Tell a present tense beside days well past, which are then of something else."""
        told, on = self.statement.when.latest, self.record.published.moment.earliest
        past = bool(told and on and (on - told).days > _FRESH)
        return (
            past
            and self.statement.tense == "present"
            and self.statement.status == "ongoing"
            and not self.since
        )


def _is_speech(statement: Statement) -> bool:
    """Tell whether a clause only reports that something was said or thought."""
    lemma = statement.lemma.lower()
    return lemma in SPEECH and not (
        (lemma == "see" and head_noun(statement.who) in STAGES)
        or (lemma == "respond" and _is_responder(statement.who))
        or (lemma == "claim" and bool(LIVES & {*before_preposition(statement.whom).lower().split()}))
    )


def lasts(record: Record, statement: Statement) -> bool:
    """Tell whether a clause tells what holds from its time on."""
    lasting = statement.lemma in STATES or statement.tense in ("perfect", "present")
    return lasting and _since(record, statement)


def quoted(record: Record, statement: Statement) -> Evidence:
    """Return the sentence that a statement stands in, the statement itself where there is none."""
    start = statement.head.start
    likely = record.sentences[statement.sentence : statement.sentence + 1]
    own = (s for s in chain(likely, record.sentences) if s.start <= start < s.end)
    return record.quote(next(own, Span(statement.start, statement.end)))


def _quoted_once(record: Record, statement: Statement, cut: dict[int, Evidence]) -> Evidence:
    """Return the sentence of a statement, one value for all statements of it; ``cut`` holds those known."""
    known = cut.get(statement.sentence)
    if known is None or not known.start <= statement.head.start < known.end:
        known = quoted(record, statement)
        if statement.sentence < len(record.sentences):
            cut[statement.sentence] = known
    return known


def tellings(records: Sequence[Record], episodes: Iterable[Episode]) -> list[Telling]:
    """Return all statements of ``records`` that stand in the story's own text, in order."""
    home = {r: e.id for e in episodes for r in e.reports}
    return [t for record in records for t in _of_record(record, home[record.id])]


def _of_record(record: Record, episode: str) -> Iterable[Telling]:
    kinds = [(b.start, b.end, b.kind) for b in record.report.blocks]
    names = sorted({e.name for e in record.entities if len(e.name) > _SHORT})
    held = sorted(record.entities, key=_start)
    starts = [e.start for e in held]
    body_from = next((start for start, _, kind in kinds if kind == "body"), 0)
    body = [s for s in record.sentences if s.start >= body_from]
    heads = [
        next((s for s in record.sentences if a <= s.start < b), None) for a, b, k in kinds if k in _HEADS
    ]
    firsts = [s for s in [*heads, *body[:1]] if s is not None]
    lede_until = body[min(_LEDE_SENTENCES, len(body)) - 1].end if body else 0
    told = dated_statements(record)
    cut: dict[int, Evidence] = {}
    for statement in told:
        kind = next((k for a, b, k in kinds if a <= statement.head.start < b), "body")
        if kind in ("title", "deck", "body", "caption", "dateline"):
            began = statement.lemma in STATES and lasts(record, statement)
            deed = _begun(statement) if began else _sense(statement)
            harm = deed in FAMILIES
            inside = held[bisect_left(starts, statement.start) : bisect_left(starts, statement.end)]
            yield Telling(
                record=record,
                statement=statement,
                episode=episode,
                sense=deed,
                terms=_terms(record, statement, names, inside),
                first=any(s.start <= statement.head.start < s.end for s in firsts),
                lede=statement.head.start < lede_until and kind != "caption",
                caption=kind == "caption",
                evidence=_quoted_once(record, statement, cut),
                beside=told,
                places=_places(record, inside),
                persons=_persons(record, statement, inside) if harm else frozenset(),
                doer=_lands(before_preposition(statement.who)) if harm else frozenset(),
                victim=_lands(statement.whom) if harm else frozenset(),
            )


def _start(entity: Entity) -> int:
    return entity.start


def _begun(statement: Statement) -> str:
    """Return what began the state: a standstill is begun by halting, all else by beginning."""
    return "suspend" if any(state in statement.what for state in HALTED) else "begin"


def _sense(statement: Statement) -> str:
    """Return the sense of the clause: of its object, where the verb is a light one."""
    told = SENSE_OF.get(head_noun(statement.whom)) if statement.lemma in LIGHT else None
    return told if told is not None and told not in THINGS else sense(statement.lemma)


def _is_responder(who: str) -> bool:
    """Tell the police and others that respond to a place from who responds in words."""
    return bool(RESPONDERS & {*who.lower().split()})


def head_noun(phrase: str) -> str:
    """Return the last word before the first preposition, in lower case.

    >>> head_noun("backing in principle to a larger effort")
    'backing'
    """
    return before_preposition(phrase).rpartition(" ")[2].lower()


def before_preposition(phrase: str) -> str:
    """Return the phrase up to its first preposition."""
    return _PREPOSITION.split(phrase, maxsplit=1)[0]


def _places(record: Record, inside: Iterable[Entity]) -> frozenset[str]:
    """Return the places narrower than a country among the names of a clause."""
    text = record.report.text
    held = (e for e in inside if e.type in _PLACES or _IN.search(text[max(0, e.start - 12) : e.start]))
    return frozenset(unaccented(e.name) for e in held) - _COUNTRIES


def _persons(record: Record, statement: Statement, inside: Iterable[Entity]) -> frozenset[str]:
    """Return the full names of the people that are subject or object, however the clause calls them."""
    people = {e.name for e in inside if e.type == "PERSON" and " " in e.name}
    named = {n for n in (statement.who, statement.whom) if " " in n}
    return frozenset(n for n in people if _is_named(n, statement)) | frozenset(
        named & {e.name for e in record.entities if e.type == "PERSON"}
    )


def _is_named(name: str, statement: Statement) -> bool:
    """Tell whether subject or object are just this person, with or without a title or first name."""
    last = name.rpartition(" ")[2]
    return any(
        p.endswith(last) and len(p.split()) <= len(name.split()) + 1 for p in (statement.who, statement.whom)
    )


def _lands(phrase: str) -> frozenset[str]:
    """Return the countries that the words of a phrase name."""
    words = phrase.replace(".", "").replace("-", " ").replace("’s", "").replace("'s", "").split()
    return frozenset(land for word in words if (land := country(word)))


def _since(record: Record, statement: Statement) -> bool:
    if statement.time is None:
        return False
    start = record.times[statement.time].start
    return bool(_SINCE.search(record.report.text[max(0, start - 12) : start]))


def _terms(
    record: Record, statement: Statement, names: Sequence[str], inside: Iterable[Entity]
) -> frozenset[str]:
    told = " ".join((statement.who, statement.gist or statement.what, statement.whom, statement.where))
    text = record.report.text
    surfaces = {e.name: text[e.start : e.end] for e in inside if text[e.start : e.end] in told}
    named = {*surfaces, *[n for n in names if n in told]}
    words = {*chain.from_iterable(map(terms_of, _WORD.findall(_undotted(told))))}
    inner = chain.from_iterable([_concepts(f"{n} {surfaces.get(n, '')}") for n in named])
    return frozenset(words.difference(inner) | {*map(unaccented, named)}) - {sense(statement.lemma)}


@lru_cache(maxsize=65536)
def _concepts(name: str) -> tuple[str, ...]:
    return tuple(map(concept, name.split()))


def _undotted(text: str) -> str:
    return _DOTTED.sub(lambda m: m[0].replace(".", "") + " ", text) if "." in text else text
