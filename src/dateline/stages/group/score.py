"""How alike two reports are: a declared list of weighted features, each with what it saw.

Words speak for; days far apart speak against, the more so when the later report does not point back to the
earlier one's days. The list is the whole of the judgement. Refuses learned weights: each is a round number
that a person can argue with.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Moment
from dateline.stages.group.profile import Profile, Vector, cosine, dot

WORDS, CONTRAST = 0.3, 0.7  # all words; the words that set a report apart from its theme

# days between publication → how far likeness counts as the same happening: when the later report points back
# to the earlier one's days, and when it does not
_FADING = ((3, 1.0, 1.0), (14, 1.0, 0.8), (60, 1.0, 0.5), (180, 1.0, 0.35))
_FADED = (1.0, 0.0)
_LOOKBACK = 10  # days before its report that a happening may lie


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that was compared: its name, what it came to, and the words it rests on."""

    name: str
    amount: float
    seen: tuple[str, ...] = ()


def likeness(words: float, contrast: float) -> float:
    """Return the likeness of two reports from the cosines of their words and of their contrasts."""
    return WORDS * words + CONTRAST * contrast


def closeness(first: Profile, second: Profile) -> float:
    """Return how far days let two reports be of one happening: 0 not at all, 1 freely, as unknown days do."""
    apart = days_apart(first.published, second.published)
    told, untold = next(((told, untold) for days, told, untold in _FADING if apart <= days), _FADED)
    return told if told == untold or points_back(first, second) else untold


def points_back(first: Profile, second: Profile) -> bool:
    """Tell whether the later of two reports names days on which the earlier one's happening may lie."""
    early, late = sorted((first, second), key=lambda p: (_starts(p.published), _ends(p.published)))
    window = range(_starts(early.published) - _LOOKBACK, _ends(early.published) + 1)
    return any(
        _starts(moment) <= window[-1] and window[0] <= _ends(moment) for moment in late.pointed if len(window)
    )


def days_apart(first: Moment, second: Moment) -> int:
    """Return the least number of days that lie between two moments; 0 when they may be the same.

    >>> days_apart(Moment(), Moment())
    0
    """
    return max(0, _starts(second) - _ends(first), _starts(first) - _ends(second))


def _ends(moment: Moment) -> int:
    return moment.latest.toordinal() if moment.latest else 10**6


def _starts(moment: Moment) -> int:
    return moment.earliest.toordinal() if moment.earliest else 0


def explain(first: Profile, second: Profile, contrast: tuple[Vector, Vector]) -> tuple[Feature, ...]:
    """Return each feature of the score of two reports with the words that it rests on, weightiest first."""
    return (
        Feature("words", WORDS * cosine(first, second), _seen(first.words, second.words)),
        Feature("contrast", CONTRAST * dot(*contrast), _seen(*contrast)),
        Feature("days", closeness(first, second)),
    )


def _seen(first: Vector, second: Vector) -> tuple[str, ...]:
    shared = (word for word in first if word in second)
    return tuple(sorted(shared, key=lambda w: (-first[w] * second[w], w))[:8])
