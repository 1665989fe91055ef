"""What one report is about, in numbers: weighted words, figures, names, and the days it points to.

A profile depends on its report alone, so that a pile can grow without looking again at what it holds. Weights
are TF-IDF with a sublinear count; headline and opening count more, names and numbers more; how common a word
is comes from a table of news English. Figures ("ten", "10"), the weekdays of the lede, and who acts or
is acted upon there stand among the words under signs of their own. Refuses to parse: it reads words, names,
figures, times and statements as they were found.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from dateline.language.commonness import share
from dateline.language.words import WORD, stem, unaccented
from dateline.model import Moment, Record, Time
from dateline.stages.group.headline import headline, opening_of

TITLE, OPENING = 2.0, 1.5  # what a word counts in the headline, and in the opening
OPENING_WORDS = 60
NAME, NUMBER = 1.3, 1.2  # what a name's words and bare numbers weigh beside other words
BACKGROUND = 3000  # how many reports of general news the table of commonness stands for
FUNCTION = 0.5  # a word in more than this share of all news says nothing
POINTED = 45  # days: a longer stretch of time points to no happening
WEIGHED = 200  # the weightiest entries of a report, which its vector holds
LOOKED_UP = 30  # the weightiest words of a report, under which it can be found
GRAINS = 4096  # parts of one that a weight is told in
LEDE = 4  # sentences in which the day of the main happening stands
WEEKDAY = 10.0  # what a weekday of the lede weighs: more than a rare word
# up to this value a figure weighs so much: small counts stand in many reports
_FIGURES = ((2, 0.0), (12, 5.0), (30, 7.0), (math.inf, 10.0))
_YEARS = range(1900, 2101)
NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "NORP", "WORK_OF_ART", "LAW"})
ROLE = 5.0  # what it weighs that the lede has a name act, or acted upon
FIGURE_SIGN, WEEKDAY_SIGN, ACTOR_SIGN, PATIENT_SIGN = "#", "@", ">", "<"
_SIGNS = frozenset((FIGURE_SIGN, WEEKDAY_SIGN, ACTOR_SIGN, PATIENT_SIGN))

_TOLD = frozenset({"title", "deck", "dateline", "body"})
_CAPITAL = re.compile(r"(?<=[^\s.!?:\"“”] )[A-Z][^\W_]*")

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One report: the unit vector of its words, in grains, its names, its day, and the days that it names.

    ``names`` are those of its words that are always written as names, ``called`` the full names, most
    frequent first; ``keys`` the words under which it is looked up; ``weekdays`` (0 is Monday) those that
    its lede names for what has happened. ``headline`` is what the report is called ("" for nothing), as
    good a name for a group as its ``worth`` (0 to 1), ``opening`` what it begins with; ``digests`` are of
    its text, and of its text and id.
    """

    id: str
    words: Mapping[str, int]
    keys: tuple[str, ...]
    called: tuple[str, ...]
    published: Moment
    pointed: tuple[Moment, ...] = ()
    length: int = 0
    names: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()
    headline: str = ""
    worth: float = 0.0
    opening: str = ""
    digests: tuple[str, str] = ("", "")


def profile(record: Record) -> Profile:
    """Return what ``record`` is about."""
    text = record.report.text
    seen = Counter(WORD.findall(text))
    capital = {content_word(word) for word in _CAPITAL.findall(text)}
    lower = {content_word(word) for word in seen if word[0].islower()}
    weekdays = frozenset(_weekdays(record))
    words = _weights(_counts(seen, text, record.report.title or ""), capital)
    words.update(_figures(record))
    words.update((f"{WEEKDAY_SIGN}{day}", WEEKDAY) for day in weekdays)
    words.update(dict.fromkeys(_roles(record), ROLE))
    words = _weightiest(words)
    pointed = {t.moment for t in record.times if (t.moment.days or POINTED) < POINTED}
    return Profile(
        record.id,
        _grained(unit(words)),
        _keys(words),
        _called(record),
        record.published.moment,
        tuple(sorted(pointed, key=lambda m: (str(m.earliest), str(m.latest)))),
        len(text),
        frozenset(capital - lower),
        weekdays,
        *headline(record),
        opening_of(record),
        (_digest(text), _digest(f"{text}\n{record.id}")),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


def _weights(counts: Mapping[str, float], capital: set[str]) -> dict[str, float]:
    return {
        word: (1 + math.log(n)) * rarity(word) * _kind_weight(word, capital) for word, n in counts.items()
    }


def _kind_weight(word: str, names: set[str]) -> float:
    if word in names:
        return NAME
    return NUMBER if word[0].isdigit() else 1.0


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """Return how much a word tells: the logarithm of the inverse share of reports that hold it."""
    return max(0.0, math.log((BACKGROUND + 1) / (BACKGROUND * share(word) + 0.5)))


def _counts(seen: Mapping[str, int], text: str, title: str) -> dict[str, float]:
    """Count the content words of a report, those of headline and opening higher."""
    counts: dict[str, float] = {}
    opening = Counter(match[0] for match, _ in zip(WORD.finditer(text), range(OPENING_WORDS), strict=False))
    told = Counter(WORD.findall(title))
    for table, each in ((seen, 1.0), (opening, OPENING - 1), (told, TITLE)):
        for word, n in table.items():
            if key := content_word(word):
                counts[key] = counts.get(key, 0.0) + n * each
    return counts


@lru_cache(maxsize=200_000)
def content_word(word: str) -> str:
    """Return the key that ``word`` counts under, empty for one that tells nothing."""
    key = stem(unaccented(word.lower()))
    dull = len(word) < 2 or (len(word) < 3 and word.isdigit()) or share(key) > FUNCTION
    return "" if dull else key


def _figures(record: Record) -> dict[str, float]:
    """Return the plain figures with their weights, the same for "ten" and "10"."""
    counts = Counter(
        figure.low
        for figure in record.figures
        if figure.low is not None and figure.low == figure.high and (figure.unit or figure.low not in _YEARS)
    )
    weighed = ((n, value, next(w for most, w in _FIGURES if value <= most)) for value, n in counts.items())
    return {f"{FIGURE_SIGN}{value:g}": (1 + math.log(n)) * weight for n, value, weight in weighed if weight}


def _weekdays(record: Record) -> Iterator[int]:
    """Yield the weekdays that the lede names for what has happened."""
    end = _lede_end(record)
    for time in record.times:
        day = _weekday(time) if time.start < end else None
        if day is not None:
            yield day


def _lede_end(record: Record) -> int:
    told = (s for s in record.sentences if record.report.kind_at(s.start) in _TOLD)
    return max((s.end for s in islice(told, LEDE)), default=len(record.report.text))


def _roles(record: Record) -> Iterator[str]:
    """Yield the names that the lede's statements have act, and be acted upon, each by its last word."""
    end = _lede_end(record)
    for statement in record.statements:
        if statement.start < end:
            for sign, part in ((ACTOR_SIGN, statement.who), (PATIENT_SIGN, statement.whom)):
                names = [word for word in WORD.findall(part) if word[0].isupper()]
                if key := content_word(names[-1]) if names else "":
                    yield sign + key


def _weekday(time: Time) -> int | None:
    if time.form.rule == "weekday" and time.form.lean <= 0:
        return _number(time.form.args[0])
    if time.form.rule == "weekdate":
        return _number(time.form.args[2])
    day = time.moment.earliest
    return day.weekday() if day and time.moment.is_day and time.form.rule == "shift" else None


def _number(argument: int | str | None) -> int | None:
    return argument if isinstance(argument, int) else None


def _weightiest(words: Vector) -> dict[str, float]:
    return dict(sorted(words.items(), key=lambda entry: (-entry[1], entry[0]))[:WEIGHED])


def _grained(weights: Vector) -> dict[str, int]:
    """Return weights in whole grains: no cosine turns by a thousandth, and a kept profile is smaller."""
    return {word: grains for word, w in weights.items() if (grains := round(w * GRAINS))}


def cosine(first: Profile, second: Profile) -> float:
    """Return the cosine of the words of two reports."""
    one, other = first.words, second.words
    return sum(one[word] * other[word] for word in one.keys() & other.keys()) / GRAINS**2


def _keys(words: Vector) -> tuple[str, ...]:
    return tuple(islice(filter(is_word, words), LOOKED_UP))


def is_word(word: str) -> bool:
    """Tell whether an entry of a vector is a word, not a figure, a weekday or a role."""
    return word[0] not in _SIGNS


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Return ``weights`` scaled to length one, zeros left out."""
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items() if weight}


def dot(first: Vector, second: Vector) -> float:
    """Return the cosine of two unit vectors; the sum is exact, so the order of words changes nothing."""
    return math.fsum(first[word] * second[word] for word in first.keys() & second.keys())


def _called(record: Record) -> tuple[str, ...]:
    """Return the names in a report, full forms, most frequent first."""
    names = Counter(
        entity.name.removeprefix("the ").removeprefix("The ")
        for entity in record.entities
        if entity.type in NAMED
    )
    return tuple(sorted(names, key=lambda name: (-names[name], name)))
