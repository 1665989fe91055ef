"""Choose the words by which a happening is told: one clause of one report, for all that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.language.timewords import MONTHS
from dateline.stages.compare.beginnings import begun
from dateline.stages.compare.naming import named
from dateline.stages.compare.tellings import Telling

# Words from which a sentence is long; how many tellings stand for all.
_LONG, _SAMPLE = 24, 40
# How many words an entry may have, and what is not told twice of what is done one after the other.
_FULL = 45
_HELPERS = frozenset("will would could may might should can was were is are has have had".split())
# What cannot be read alone: a pronoun in front, or the day where a parser lost the subject.
_MISREAD = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:was|were|is|are|has|have|had|will)\b"
    r"|(?:My|Our|Your|His|Her|Its|Their|This|That|These|Those|It|He|She|They|We|I|You"
    r"|Whose|Who|Which|What|When|Where|Why|How|There|Here|And|But|Or)\b"
    r"|(?:Similar|Such|Same|Further|Events|Things)\b"
    rf"|(?:{'|'.join(month.capitalize() for month in MONTHS)}) \d"
    r"|(?:An? )?[Nn]ew (?:plans?|proposals?|measures?|rules?|steps?|talks) (?:is|are|was|were|will|would)\b"
    r"|The (?:two|three|four|pair|duo|couple|former|latter|elder|younger|same|others?)\b(?! \w+s? of\b)"
)
# What speaks of the page, not of the world; a full stop inside is two sentences in one.
_OF_PAGE = re.compile(
    r"\b[Ll]ast updated\b|\bCorrections? and clarifications?\b|\[\d+\]|\b[Nn]ewsletters?\b"
    r"|^(?:Picture|Photo|Photograph|Image|Video|Footage) taken\b|\bImage (?:copyright|caption)\b"
    r"|[a-z]{3}\. [a-z]"
)
# The counter of a picture gallery, behind which its title runs into the caption.
_GALLERY = re.compile(r"\b\d+ of \d+ (?:Photos?|Images?|Pictures?|Slides?)\b")


def spoken(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the tellings that can be read alone and tell a happening."""
    return [t for t in tellings if t.happens and is_alone(t)]


def is_alone(telling: Telling) -> bool:
    """Tell whether there is a gist that can be read outside its report; ``state`` sees to its grammar."""
    gist, statement = telling.statement.gist, telling.statement
    of_page, misread = _reads(gist)
    if not gist or of_page or (misread and not _is_noun_told(telling)):
        return False
    text = telling.record.report.text
    opens = telling.record.sentences[statement.sentence].start
    if _GALLERY.search(text, opens, max(opens, statement.head.start)):
        return False
    return not statement.tense or statement.head.of(text).lower() in gist.lower()


@lru_cache(maxsize=16384)
def _reads(gist: str) -> tuple[bool, bool]:
    """Tell whether a gist speaks of the page, and whether it begins with what cannot be read alone."""
    return bool(_OF_PAGE.search(gist)), bool(_MISREAD.match(gist))


def _is_noun_told(telling: Telling) -> bool:
    """Tell a noun made into a clause, "there was a fire in the mill", which stands for nothing before it."""
    return not telling.statement.tense and telling.statement.gist.startswith(("There was ", "There were "))


def best(tellings: Sequence[Telling]) -> Telling | None:
    """Return the telling that serves best for all, or ``None`` when none can be read alone."""
    held = spoken(tellings)
    opening: dict[tuple[str, int], int] = {}
    for t in held:
        opening[t.place] = min(t.statement.start, opening.get(t.place, t.statement.start))

    def rank(t: Telling) -> tuple[float, str, int]:
        opens = opening[t.place] == t.statement.start
        return _clarity(t, held[:_SAMPLE], opens), t.record.id, -t.statement.start

    return max(held, key=rank, default=None)


def worded(tellings: Sequence[Telling]) -> str:
    """Return the best gist, with all else that the same sentence says the same subject did."""
    chosen = best(tellings)
    if chosen is None:
        return ""
    return named(_told(chosen, tellings), chosen)


def _told(chosen: Telling, tellings: Sequence[Telling]) -> str:
    if beginning := begun(chosen):
        return beginning
    if chosen.since and chosen.statement.tense == "perfect":
        return f"{chosen.statement.gist} since then"
    more = sorted((t for t in spoken(tellings) if _goes_on(chosen, t)), key=lambda t: t.statement.start)
    helper = chosen.statement.what.partition(" ")[0]
    parts = [chosen.statement.gist]
    for what in dict.fromkeys(t.statement.what for t in more):
        first, _, rest = what.partition(" ")
        parts.append(rest if first == helper in _HELPERS else what)
    while len(parts) > 2 and sum(len(p.split()) for p in parts) > _FULL:
        parts.pop()
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]


def _goes_on(chosen: Telling, other: Telling) -> bool:
    """Tell whether a clause goes on from the chosen one: "… met and agreed on a price"."""
    if other.place != chosen.place:
        return False
    after = other.statement.start >= chosen.statement.end
    whole = other.statement.gist.endswith(other.statement.what)
    return after and whole and other.statement.who == chosen.statement.who != "" and other.dated


def _clarity(telling: Telling, others: Sequence[Telling], opens: bool) -> float:
    """How well this wording serves: what it shares with the rest, less what makes it long or vague."""
    words = len(telling.statement.gist.split())
    shared = sum(len(telling.terms & other.terms) for other in others) / len(others)
    return (
        shared
        + 1.5 * bool(telling.statement.who)
        + 1.0 * (telling.sense == "kill")
        + 1.5 * bool(telling.statement.tense)
        + 1.0 * opens
        + 3.0 * telling.dated
        - 3.0 * telling.caption
        - 0.25 * max(0, words - _LONG)
        - 2.0 * (words < 3)
    )
