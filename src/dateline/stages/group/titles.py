"""What an episode or a story is called and what it is about.

A title is the headline of its most central report, else the opening sentence cut at a clause. Refuses
captions: only ``Report.title`` and body text are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dateline.model import Record
from dateline.stages.group.profile import Profile, dot

LONGEST = 100  # code points of a made title
SUBJECTS = 5


def title_of(members: Sequence[str], records: Mapping[str, Record], profiles: Mapping[str, Profile]) -> str:
    """Return the best title among the reports ``members``."""
    ranked = sorted(members, key=lambda r: (-_centrality(r, members, profiles), r))
    titles = [title for r in ranked if (title := records[r].report.title)]
    return titles[0] if titles else _opening(records[ranked[0]])


def _centrality(report: str, members: Sequence[str], profiles: Mapping[str, Profile]) -> float:
    own = profiles[report].words
    return sum(dot(own, profiles[other].words) for other in members[:50])


def _opening(record: Record) -> str:
    """Return the first sentence of the body, cut at a clause when long."""
    for span in record.sentences:
        if record.report.kind_at(span.start) == "body":
            return shortened(" ".join(span.of(record.report.text).split()))
    return shortened(" ".join(record.report.text.split()))


def shortened(sentence: str) -> str:
    """Return ``sentence`` cut at the last clause end before ``LONGEST``, else at a word.

    >>> shortened("Ministers met.")
    'Ministers met.'
    """
    if len(sentence) <= LONGEST:
        return sentence
    head = sentence[:LONGEST]
    cuts = [m.start() for m in re.finditer(r"[,;:](?= )| [–—-] ", head) if m.start() >= 40]
    return head[: cuts[-1]] if cuts else head.rsplit(" ", 1)[0] + " …"


def subjects_of(members: Sequence[str], profiles: Mapping[str, Profile]) -> tuple[str, ...]:
    """Return the names that most of the reports call most often."""
    rank: dict[str, float] = {}
    for report in members:
        for k, name in enumerate(profiles[report].called[:12]):
            rank[name] = rank.get(name, 0.0) + 1 / (1 + k)
    return tuple(sorted(rank, key=lambda name: (-rank[name], name))[:SUBJECTS])
