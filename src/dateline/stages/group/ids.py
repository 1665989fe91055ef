"""The ids of episodes and stories: made once of the earliest report's text, then kept.

Whoever has told a story under an id must find it there again, so an episode or story inherits the id under
which most of its reports stood before. Refuses two of one id.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import count

from dateline.stages.group.profile import Profile

Groupings = Iterable[tuple[str, Sequence[str]]]  # id and reports of each


def inherited(
    letter: str,
    groups: Sequence[Sequence[str]],
    before: Groupings,
    taken: Container[str],
    profiles: Mapping[str, Profile],
) -> list[str]:
    """Return an id for each of ``groups`` (of reports): that of one of ``before``, else a new one.

    ``before`` lists the groups of old which the reports come from; ``taken`` are the ids of all others.
    """
    home = {report: k for k, reports in enumerate(groups) for report in reports}
    heirs: list[tuple[int, int, int, str]] = []
    for order, (name, reports) in enumerate(before):
        shares = Counter(home[r] for r in reports if r in home)
        heirs.extend((-n, order, k, name) for k, n in shares.items())
    found: dict[int, str] = {}
    used: set[str] = set()
    for _, _, k, name in sorted(heirs):
        if k not in found and name not in used and name not in taken:
            found[k] = name
            used.add(name)
    for k, reports in enumerate(groups):
        if k not in found:
            names = _made(letter, reports, profiles)
            found[k] = next(name for name in names if name not in used and name not in taken)
            used.add(found[k])
    return [found[k] for k in range(len(groups))]


def _made(letter: str, reports: Sequence[str], profiles: Mapping[str, Profile]) -> Iterator[str]:
    """Yield ids for a new group: of its reports' texts, earliest first, then of their ids as well.

    Both may be taken: a report that has gone from group to group leaves its ids behind.
    """
    for both in (0, 1):
        yield from (f"{letter}-{profiles[report].digests[both]}" for report in reports)
    for n in count(1):
        made = f"{profiles[reports[0]].digests[1]} {n}"
        yield f"{letter}-{hashlib.sha256(made.encode()).hexdigest()[:8]}"
