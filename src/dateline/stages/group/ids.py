"""The ids of episodes and stories: made once of the earliest report's text, then kept.

Whoever has told a story under an id must find it there again, so an episode or story inherits the id under
which most of its reports stood before. Refuses two of one id.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.model import Record, Story

Groupings = Sequence[tuple[str, Sequence[str]]]  # id and reports of each


def keep_ids(
    stories: Sequence[Story], before: Sequence[Story], records: Mapping[str, Record]
) -> tuple[Story, ...]:
    """Return ``stories`` with ids for them and their episodes, those of ``before`` where they go on."""
    told = [(s.id, s.reports) for s in before]
    ids = _ids("s", [s.reports for s in stories], told, records)
    told = [(e.id, e.reports) for s in before for e in s.episodes]
    inner = iter(_ids("e", [e.reports for s in stories for e in s.episodes], told, records))
    return tuple(
        replace(story, id=name, episodes=tuple(replace(e, id=next(inner)) for e in story.episodes))
        for story, name in zip(stories, ids, strict=True)
    )


def _ids(
    letter: str, groups: Sequence[Sequence[str]], before: Groupings, records: Mapping[str, Record]
) -> list[str]:
    home = {report: k for k, reports in enumerate(groups) for report in reports}
    heirs: list[tuple[int, int, int, str]] = []
    for order, (name, reports) in enumerate(before):
        shares = Counter(home[r] for r in reports if r in home)
        heirs.extend((-n, order, k, name) for k, n in shares.items())
    found: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, k, name in sorted(heirs):
        if k not in found and name not in taken:
            found[k] = name
            taken.add(name)
    for k, reports in enumerate(groups):
        if k not in found:
            found[k] = next(name for name in _made(letter, reports, records) if name not in taken)
            taken.add(found[k])
    return [found[k] for k in range(len(groups))]


def _made(letter: str, reports: Sequence[str], records: Mapping[str, Record]) -> Iterable[str]:
    """Yield ids for a new group: of its reports' texts, earliest first, then of their ids as well."""
    texts = [records[report].report.text for report in reports]
    yield from (_hashed(letter, text) for text in texts)
    yield from (_hashed(letter, f"{text}\n{report}") for report, text in zip(reports, texts, strict=True))


def _hashed(letter: str, text: str) -> str:
    """Return an id that depends on ``text`` alone.

    >>> _hashed("s", "Talks.") == _hashed("s", "Talks."), len(_hashed("s", "Talks."))
    (True, 10)
    """
    return letter + "-" + hashlib.sha256(text.encode()).hexdigest()[:8]
