"""The stories of a pile that grows: add reports, take some out, judge pairs; only that is looked at again.

``Groups`` never changes; each step returns another. Episodes and stories depend on the reports and
judgements alone, not on the order in which they came; ids are kept: what was told once keeps its
id while most of its reports stay together. Refuses to weigh a person's judgement: it wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace

from dateline.model import Judgement, Link, Record, Story
from dateline.stages.group.episodes import Heard, regroup, verdicts
from dateline.stages.group.index import reindex
from dateline.stages.group.profile import Profile, profile
from dateline.stages.group.rows import Layers, Rows
from dateline.stages.group.stories import by_age, retell


@dataclass(frozen=True, slots=True)
class Groups:
    """A pile of reports with its stories; every report stands in one episode of one story.

    ``layers`` holds all that is known, under the names of ``Rows``: what a store keeps, row by row.
    ``before`` are stories of another time whose ids go on in the reports added next. ``told`` are the ids of
    the stories that the last step told anew, also where only the day or the words of a report are others, and
    ``gone`` those that it left no more.
    """

    layers: Layers = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    before: tuple[Story, ...] = ()
    told: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, oldest first: a walk over the whole pile."""
        return tuple(sorted(self.layers["stories"].values(), key=by_age)) if self.layers else ()

    def story(self, name: str) -> Story:
        """Return the story of the id ``name``; raises ``KeyError`` where there is none."""
        story: Story = self.layers["stories"][name]
        return story

    def home(self, report: str) -> str:
        """Return the id of the story of ``report``; raises ``KeyError`` where it is not in the pile."""
        _, episode = self.layers["homes"][report]
        return str(self.layers["places"][episode])

    def add(self, records: Iterable[Record], links: Iterable[Link] = (), lost: Iterable[Link] = ()) -> Groups:
        """Return the groups with ``records`` and what is known of copies among them and from the rest.

        A record with a known id takes the old one's place; those that have not changed need not be given.
        ``lost`` are the links of before that hold no more.
        """
        return self.enter(map(profile, records), links, lost)

    def enter(
        self, profiles: Iterable[Profile], links: Iterable[Link] = (), lost: Iterable[Link] = ()
    ) -> Groups:
        """Return the groups with the reports of ``profiles``, as ``add`` does."""
        rows = Rows.open(self.layers)
        copied = _write_copies(rows, links, lost)
        return self._step(rows, {p.id: p for p in profiles}, frozenset(), copied)

    def without(self, ids: Iterable[str]) -> Groups:
        """Return the groups as they would be had the reports ``ids`` never been added."""
        rows = Rows.open(self.layers)
        out = {*ids}
        _drop_copies(rows, out)
        return self._step(rows, {}, out, ())

    def judge(self, judgements: Iterable[Judgement]) -> Groups:
        """Return the groups under ``judgements`` in place of those before; the last word on a pair counts."""
        new = replace(self, judgements=tuple(judgements))
        old, now = verdicts(self.judgements), verdicts(new.judgements)
        turned = [i for i in old.keys() | now.keys() if old.get(i) != now.get(i)]
        return new._step(Rows.open(self.layers), {}, frozenset(), turned)

    def _step(self, rows: Rows, given: Mapping[str, Profile], out: Set[str], bound: Iterable[str]) -> Groups:
        """Return the groups with ``given`` and without ``out``; ``bound`` are tied otherwise since."""
        moved = reindex(rows, given, out)
        heard = Heard(verdicts(self.judgements), frozenset(bound), self.before)
        episodes = regroup(rows, moved, heard)
        stories = retell(rows, episodes, moved.untied, self.before)
        return Groups(rows.layers(), self.judgements, (), stories.told, stories.gone)


def _write_copies(rows: Rows, links: Iterable[Link], lost: Iterable[Link]) -> set[str]:
    """Write how much was copied from whom; return the reports of which that has changed."""
    touched = set()
    for link, holds in (*((link, False) for link in lost), *((link, True) for link in links)):
        if link.kind == "copy":
            length = sum(e.end - e.start for e in link.evidence if e.report == link.target) if holds else 0
            touched |= _write_copy(rows, link.source, link.target, length)
    return touched


def _write_copy(rows: Rows, source: str, target: str, length: int) -> set[str]:
    taken, given = rows.copies.get(target, {}).get(source, (0, 0))
    new = max(length, taken) if length else 0
    if new == taken:
        return set()
    for i, other, lengths in ((target, source, (new, given)), (source, target, (given, new))):
        rows.copies[i] = {**rows.copies.get(i, {}), other: lengths}
    return {source, target}


def _drop_copies(rows: Rows, ids: Iterable[str]) -> None:
    for i in ids:
        for other in rows.copies.pop(i, {}):
            rows.copies[other] = {o: lengths for o, lengths in rows.copies[other].items() if o != i}
