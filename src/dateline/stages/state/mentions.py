"""Whom and what the words of a report stand for: full names, noun phrases, pronouns resolved.

The antecedent of a pronoun is the nearest fitting subject: first of the same sentence, then of
the three before it (a centring rule, after Hobbs 1978 and Lappin and Leass 1994, cut down to what
a news text needs). Refuses to guess: a pronoun without a fitting antecedent stays a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dateline.language.casualties import HARM_VERBS
from dateline.language.cues import VERBS
from dateline.language.people import (
    FEMALE_NAMES,
    FEMALE_WORDS,
    GROUPS,
    MALE_NAMES,
    MALE_WORDS,
    PEOPLE,
    PRONOUNS,
    RELATIVES,
)
from dateline.language.timewords import MONTHS, WEEKDAYS
from dateline.model import Entity, Reading, Span, Token
from dateline.stages.state.bearers import owner_above, thing_told

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "attr", "agent"})

# What trails a noun without being part of its plain phrase.
_TRAILING = frozenset(
    {"relcl", "acl", "appos", "cc", "conj", "punct", "advcl", "ccomp", "parataxis", "preconj", "dep"}
)
_LEADING = frozenset({"the", "a", "an", "how", "what", "which", "whose"})
_LOOK_BACK, _FARTHEST = 3, 9
_MOST = 160  # words of a phrase: a row of thousands of numbers may hang on one of them
# Pronoun class → the classes of nouns it looks for, in turn: P people, p other plurals, o bodies,
# s words that may be surnames.
_WANTED: Mapping[str, tuple[frozenset[str], ...]] = {
    "m": (frozenset("m"), frozenset("s")),
    "f": (frozenset("f"), frozenset("s")),
    "n": (frozenset("n"),),
    "p": (frozenset("P"), frozenset("po")),
}
_BODIES = frozenset({"ORG", "GPE", "FAC", "LOC", "PRODUCT", "NORP", "LAW", "WORK_OF_ART", "EVENT"})
_SAYING = frozenset(verb for verb, cue in VERBS.items() if cue.kind == "say" and cue.takes in ("c", "q"))
_DATES = frozenset({*WEEKDAYS, *MONTHS})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OPENING, _CLOSING = frozenset({"“", '"', "``", "«"}), frozenset({"”", '"', "''", "»"})


@dataclass(frozen=True, slots=True)
class Mentions:
    """What tokens stand for. Built once a report by :func:`mentions`."""

    reading: Reading
    antecedents: Mapping[int, int]
    entities: Mapping[int, Entity]

    def stands_for(self, i: int) -> int:
        """Return the token that pronoun ``i`` takes up (``i`` itself where there is none)."""
        seen = {i}
        while (j := self.antecedents.get(i)) is not None and j not in seen:
            seen.add(j)
            i = j
        return i

    def entity(self, i: int) -> Entity | None:
        """Return the name whose last token is ``i``, pronouns resolved."""
        return self.entities.get(self.stands_for(i))

    def name(self, i: int) -> str:
        """Return the full name, or the plain noun phrase, that token ``i`` stands for."""
        i = self.stands_for(i)
        if (entity := self.entities.get(i)) is not None:
            return entity.name
        if (named := _apposed(self.reading, i, self.entities)) is not None:
            return named
        return " ".join(phrase(self.reading, i, article=False).of(self.reading.text).split())


def _apposed(reading: Reading, i: int, entities: Mapping[int, Entity]) -> str | None:
    """Return the name that a noun of a role is set beside ("the mayor, Anna Berg"; "his aide Tom Hale")."""
    lemma = reading.tokens[i].lemma.lower()
    if lemma not in PEOPLE and not lemma.endswith(("man", "woman", "person")):
        return None
    for c in reading.children[i]:
        if reading.tokens[c].dep == "appos" and reading.tokens[c].pos == "PROPN":
            return entities[c].name if c in entities else phrase(reading, c).of(reading.text)
    return None


def mentions(reading: Reading) -> Mentions:
    """Resolve the pronouns of ``reading``."""
    entities = _entities_by_last(reading)
    antecedents = dict(_resolved(reading, entities))
    return Mentions(reading, MappingProxyType(antecedents), MappingProxyType(entities))


def phrase(reading: Reading, i: int, *, article: bool = True, whole: bool = False) -> Span:
    """Return the noun phrase that token ``i`` heads.

    Relative clauses, participles, appositions and coordinated nouns are left off, unless ``whole``;
    ``article=False`` also leaves off a leading article. The span is contiguous and holds ``i``.
    """
    kept = sorted(_kept(reading, i, whole))
    at = kept.index(i)
    first = last = at
    while first and kept[first - 1] == kept[first] - 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] == kept[last] + 1:
        last += 1
    start, end = kept[first], kept[last]
    tokens = reading.tokens
    while end > i and tokens[end].pos == "PUNCT" and tokens[end].text not in ')”’"':
        end -= 1
    while start < i and (tokens[start].pos == "PUNCT" or (not article and _leads(tokens[start]))):
        start += 1
    if end > i and tokens[end].tag == "POS":
        end -= 1
    return reading.span(word_start(tokens, start), end)


def word_start(tokens: tuple[Token, ...], i: int) -> int:
    """Return where the hyphened word of token ``i`` begins: "non-combat" is not to lose its "non"."""
    while i and tokens[i - 1].end == tokens[i].start and "-" in (tokens[i].text, tokens[i - 1].text):
        i -= 1
    return i


def _leads(token: Token) -> bool:
    """Tell an article, or the head of a question ("how many troops")."""
    return token.text.lower() in _LEADING or (token.text in ("many", "much") and token.dep == "amod")


def _kept(reading: Reading, i: int, whole: bool) -> list[int]:
    """Walk down from ``i``, leaving out what only trails the noun, and what goes on without end."""
    tokens, open_ = reading.tokens, [i]
    found: list[int] = []
    while open_ and len(found) < _MOST:
        j = open_.pop()
        found.append(j)
        for child in reading.children[j]:
            token = tokens[child]
            if not whole and child > j and token.dep in _TRAILING:
                continue
            if j == i and token.dep in ("case", "advmod", "neg") and child > j:
                continue
            open_.append(child)
    return found


def _entities_by_last(reading: Reading) -> dict[int, Entity]:
    """Map the last token of each name to the name; the longest wins."""
    ends = {token.end: token.i for token in reading.tokens}
    found: dict[int, Entity] = {}
    for entity in reading.entities:
        if (i := ends.get(entity.end)) is not None and (
            i not in found or entity.end - entity.start > found[i].end - found[i].start
        ):
            found[i] = entity
    return found


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A noun that a pronoun may take up: ``fits`` holds the pronoun classes it agrees with."""

    i: int
    fits: str
    subject: bool
    quoted: bool


def _resolved(reading: Reading, entities: Mapping[int, Entity]) -> Iterator[tuple[int, int]]:
    """Yield each pronoun that has an antecedent, with it, in order of the text."""
    past: list[list[_Candidate]] = []
    spoken: list[bool] = []  # which of them are words of a quotation, after which the reporter goes on
    classes: dict[int, str] = {}
    quoted = False
    for first, end in reading.sentences:
        here: list[_Candidate] = []
        for i in range(first, end):
            token = reading.tokens[i]
            quoted = _in_quotes(reading, token, quoted)
            kind = PRONOUNS.get(token.text.lower(), "") if token.pos == "PRON" else ""
            if kind and not _is_empty(reading, token):
                found = _antecedent(reading, token, kind, (here, past, quoted))
                if found is not None:
                    yield i, found
                    classes[i] = kind
                    here.append(_Candidate(found, kind, token.dep in SUBJECTS, quoted))
            elif _is_relative(reading, token):
                noun = _governed_noun(reading, token)
                if noun is not None and token.text.lower() in ("who", "whom"):
                    noun = _somebody(reading, noun, entities)
                elif noun is not None and token.text.lower() in ("that", "which"):
                    noun = thing_told(reading, noun, entities)
                if noun is not None:
                    yield i, noun
            elif token.dep == "appos" and (named := entities.get(token.head)) is not None:
                if named.type == "PERSON":
                    continue  # the name itself is the candidate
                here.append(_Candidate(i, _fits(reading, token, entities), False, quoted))
            elif token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod", "npadvmod"):
                here.append(_Candidate(i, _fits(reading, token, entities), token.dep in SUBJECTS, quoted))
        past.append(here)
        spoken.append(quoted and all(c.quoted for c in here))
        while len(past) - sum(spoken) > _LOOK_BACK or len(past) > _FARTHEST:
            past.pop(0)
            spoken.pop(0)


def _in_quotes(reading: Reading, token: Token, quoted: bool) -> bool:
    """Follow whole-sentence quotations; a quoted fragment keeps the reporter's point of view."""
    if token.text in _OPENING and not (quoted and token.text in _CLOSING):
        following = reading.tokens[token.i + 1 : token.i + 2]
        return bool(following) and following[0].text[0].isupper()
    return quoted and token.text not in _CLOSING


def _is_empty(reading: Reading, token: Token) -> bool:
    """Tell the "it" that stands for nothing ("it is clear that", "it was Monday when")."""
    if token.text.lower() != "it":
        return False
    if token.dep == "expl":
        return True
    verb = reading.tokens[token.head]
    if token.dep not in SUBJECTS or verb.lemma not in ("be", "seem", "appear", "take", "become"):
        return False
    clauses = ("ccomp", "xcomp", "csubj", "advcl", "relcl")
    return any(reading.tokens[c].dep in clauses for c in reading.children[verb.i])


def _is_relative(reading: Reading, token: Token) -> bool:
    return token.tag in ("WDT", "WP", "WP$") and token.text.lower() in RELATIVES


def _governed_noun(reading: Reading, token: Token) -> int | None:
    """Return the noun that the relative clause of ``token`` belongs to.

    A noun in apposition passes it on to the name; a place kills nobody, so the clause of a verb of
    harm belongs to what happened there.
    """
    tokens, i = reading.tokens, token.i
    while tokens[i].head != i and tokens[i].dep != "relcl":
        i = tokens[i].head
    if tokens[i].dep != "relcl":
        return None
    verb, noun = tokens[i], tokens[i].head
    if verb.lemma in HARM_VERBS and _is_place(tokens[noun]) and token.text == "which":
        seen: set[int] = set()
        while _is_place(tokens[noun]) or tokens[noun].pos in ("ADP", "VERB"):
            if tokens[noun].head == noun or noun in seen:
                return tokens[i].head
            # A verb whose subject is a place leads back to that place.
            seen.add(noun)
            noun = _subject(reading, noun) or tokens[noun].head
        return noun
    while tokens[noun].dep in ("appos", "conj") and tokens[noun].pos == "NOUN" and token.text == "who":
        if tokens[noun].dep == "conj" and tokens[tokens[noun].head].dep != "appos":
            break
        noun = tokens[noun].head
    return noun


def _somebody(reading: Reading, noun: int, entities: Mapping[int, Entity]) -> int | None:
    """Climb from a place, which is no "who", to the person it is said of ("the patient in Ohio who")."""
    while (entity := entities.get(noun)) is not None and entity.type in _PLACES:
        above = reading.tokens[noun].head
        while reading.tokens[above].pos in ("ADP", "VERB") and reading.tokens[above].head != above:
            above = reading.tokens[above].head
        if reading.tokens[above].pos not in ("NOUN", "PROPN") or above == noun:
            return None
        noun = above
    return noun


def _is_place(token: Token) -> bool:
    return token.pos == "PROPN" or token.lemma in ("city", "town", "village", "province", "district", "area")


def _subject(reading: Reading, verb: int) -> int | None:
    if reading.tokens[verb].pos != "VERB":
        return None
    return next((c for c in reading.children[verb] if reading.tokens[c].dep in SUBJECTS), None)


def _fits(reading: Reading, token: Token, entities: Mapping[int, Entity]) -> str:
    """Return the pronoun classes that agree with a noun."""
    entity = entities.get(token.i)
    children = [reading.tokens[c] for c in reading.children[token.i]]
    if token.text.lower() in _DATES or any(c.text.lower() == "no" for c in children):
        return ""
    several = "P" if any(c.dep == "conj" for c in children) else ""
    if entity is not None and entity.type == "PERSON":
        return several + _gender(reading, token, entity.name)
    if entity is not None and entity.type in _BODIES:
        if _may_be_surname(reading, token, entity):
            return several + "nmf"
        surname = "s" if entity.type == "ORG" and _is_plain(entity) else ""
        return "P" if token.tag in ("NNS", "NNPS") and entity.type == "NORP" else several + surname + "no"
    lemma = token.lemma.lower()
    if lemma in GROUPS:
        return "P" if token.tag == "NNS" or lemma in ("police", "personnel") else several + "no"
    if token.tag in ("NNS", "NNPS"):
        return "P" if lemma in PEOPLE or lemma == "people" else "p"
    if several:
        return several
    if lemma in PEOPLE or lemma.endswith(("man", "woman", "person")):
        return "f" if lemma in FEMALE_WORDS else "m" if lemma in MALE_WORDS else "mf"
    return (
        "n" if token.pos == "NOUN" or any(c.dep in ("det", "poss", "compound") for c in children) else "nmf"
    )


def _may_be_surname(reading: Reading, token: Token, entity: Entity) -> bool:
    """Tell a single word in small letters that speaks: a surname that the namer took for a body."""
    speaks = token.dep in SUBJECTS and reading.tokens[token.head].lemma in _SAYING
    return (
        speaks
        and entity.type == "ORG"
        and _is_plain(entity)
        and not any(reading.tokens[c].dep in ("det", "compound") for c in reading.children[token.i])
    )


def _is_plain(entity: Entity) -> bool:
    """Tell a single word that is no abbreviation."""
    return entity.name.isalpha() and not entity.name.isupper()


def _gender(reading: Reading, token: Token, name: str) -> str:
    given = name.split()[0]
    before = {reading.tokens[c].text.lower() for c in reading.children[token.i] if c < token.i}
    if before & FEMALE_WORDS:
        return "f"
    if before & {"mr", "mr.", "sir", "lord", "king", "prince", "pope"}:
        return "m"
    male, female = given in MALE_NAMES, given in FEMALE_NAMES
    return "m" if male and not female else "f" if female and not male else "mf"


def _antecedent(
    reading: Reading, token: Token, kind: str, seen: tuple[list[_Candidate], list[list[_Candidate]], bool]
) -> int | None:
    """Return the noun that a pronoun of class ``kind`` takes up.

    "They" asks for people first, then for any plural, last for a body of people.
    """
    here, past, quoted = seen
    tokens = reading.tokens
    if token.tag == "PRP$" and tokens[token.head].dep == "conj":
        partner = tokens[token.head].head
        if any(c.i == partner and set(c.fits) & _WANTED[kind][0] for c in here):
            return partner
    owner = owner_above(reading, token) if token.tag == "PRP$" else None
    if owner is not None and any(c.i == owner and set(c.fits) & _WANTED[kind][0] for c in here):
        return owner
    near = [c for c in reversed(here) if c.quoted == quoted and not _same_clause(reading, token, c)]
    subjects, rest = [c for c in near if c.subject], [c for c in near if not c.subject]
    if kind in "np" and token.dep in _OBJECTS:
        subjects, rest = [c for c in rest if tokens[c.i].dep == "dobj"] + subjects, rest
    order = subjects + (rest if kind in "pmf" or token.tag == "PRP$" else [])
    speaks = token.dep in SUBJECTS and tokens[token.head].lemma in _SAYING
    # Whom a quotation tells of comes after whom the reporter tells of.
    for sentence in ([c for c in sentence if c.quoted == quoted] for sentence in reversed(past)):
        # Who says more is who spoke last.
        order += [c for c in sentence if speaks and c.subject and tokens[tokens[c.i].head].lemma in _SAYING]
        order += [c for c in sentence if c.subject]
        # The man told of a moment ago is nearer than who was talking before him.
        order += [c for c in reversed(sentence) if not c.subject] if kind in "mf" else []
    order += rest
    for sentence in reversed(past):
        order += sentence
    for wanted in _WANTED[kind]:
        for candidate in order:
            if wanted & set(candidate.fits):
                return candidate.i
    return None


def _same_clause(reading: Reading, token: Token, candidate: _Candidate) -> bool:
    """A plain pronoun cannot take up its own fellow argument ("Smith told him")."""
    if token.tag == "PRP$" or token.text.lower().endswith(("self", "selves")):
        return False
    governor = token.head
    if reading.tokens[governor].pos == "ADP":
        governor = reading.tokens[governor].head
    other = reading.tokens[candidate.i]
    return other.head == governor and other.dep in SUBJECTS | _OBJECTS
