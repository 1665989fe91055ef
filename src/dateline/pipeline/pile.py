"""A pile of reports that grows: traced, grouped, dated among each other and compared, only so far as touched.

``Pile`` never changes; ``step`` returns another. What it tells depends on the reports and on people's words
alone, not on the order in which they came; ids of stories go on. All it knows lies in layers of small rows,
so that a store can keep it, and a step reads only rows near what has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from dateline.model import (
    Attribute,
    Correction,
    Dismissal,
    Judgement,
    Layer,
    Link,
    Published,
    Record,
    Rename,
    Story,
    Word,
)
from dateline.pipeline.apart import HERE, Apart, weighed
from dateline.pipeline.copying import ByKey
from dateline.stages.compare import compare, corrected, judged
from dateline.stages.date import place, resolve, sisters
from dateline.stages.group import GROUP_LAYERS, Groups, profile
from dateline.stages.trace import LAYERS, Independence, Traces, as_written, sources_of

# Each round keeps groups of its own. Measured: a second one changes one report in a hundred, a third none.
ROUNDS = 1
# Profiles and stories that are made sooner here than others could begin; reports of stories sent at once.
_FEW_PROFILES, _FEW, _AT_ONCE = 1000, 64, 12


@dataclass(frozen=True, slots=True)
class Pile:
    """Reports with their stories. ``records`` holds them as read, by id, and may be larger than memory.

    ``groups[k]`` are the groups after ``k`` rounds of dating, ``dated[k]`` the days that reports were given
    in the round after that. ``told`` are the ids of the stories that the last step told anew, ``gone`` those
    that it left no more.
    """

    records: Layer[str, Record] = field(default_factory=Layer)
    traces: Traces = field(default_factory=Traces)
    groups: tuple[Groups, ...] = ()
    dated: tuple[Layer[str, Published], ...] = ()
    words: tuple[Word, ...] = ()
    told: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, records: Mapping[str, Record], layers: Mapping[str, Layer[Any, Any]], words: Sequence[Word] = ()
    ) -> Pile:
        """Return the pile that ``layers`` hold by the names in ``layers()``, under the words it was told."""
        pairs = _pairs(words)
        groups = tuple(
            Groups(_under(f"groups{k}.", layers), pairs)
            for k in range(ROUNDS + 1)
            if f"groups{k}.stories" in layers
        )
        dated = tuple(layers[f"dated{k}"] for k in range(ROUNDS) if f"dated{k}" in layers)
        return cls(Layer(records), Traces.of(_under("traces.", layers)), groups, dated, tuple(words))

    def layers(self) -> dict[str, Layer[Any, Any]]:
        """Return all that there is to keep beside the records, by name."""
        held: dict[str, Layer[Any, Any]] = {f"traces.{n}": layer for n, layer in self.traces.layers().items()}
        for k, groups in enumerate(self.groups):
            held.update({f"groups{k}.{n}": layer for n, layer in groups.layers.items()})
        held.update({f"dated{k}": layer for k, layer in enumerate(self.dated)})
        return held

    def step(
        self,
        new: Iterable[Record] = (),
        out: Iterable[str] = (),
        words: Sequence[Word] | None = None,
        before: Sequence[Story] = (),
        apart: Apart = HERE,
    ) -> Pile:
        """Return the pile with the records ``new``, without the reports ``out``, under people's ``words``.

        A record with a known id takes the old one's place. Without ``words`` those of before go on. Stories
        and episodes of ``before`` lend their ids to those in which their reports come together again.
        ``apart`` does what is heavy.
        """
        heard = self.words if words is None else tuple(words)
        given = {record.id: record for record in new}
        lost = {i for i in out if i in self.traces.register.numbers}
        leaving = lost | {i for i in given if i in self.traces.register.numbers}
        records = self.records.put(given, lost)
        traces = self.traces.without(leaving, self.records)
        if apart.parts and not traces.register.numbers:
            traces = traces.begun(given.values(), ByKey(apart))
        else:
            traces = traces.add(given.values(), records)
        begun = replace(self, records=records, traces=traces, words=heard)
        moved = _Step(self, begun, given.keys(), lost, apart)
        return moved.taken(tuple(before))

    def as_grouped(self, report: str, rounds: int) -> Record:
        """Return a report as it stands after ``rounds`` rounds of dating."""
        record = self._as_written(report)
        published = self.published(report, rounds)
        return settled(record, published) if published else record

    def published(self, report: str, rounds: int | None = None) -> Published | None:
        """Return the day that others lent a report in ``rounds`` rounds of dating (in all), if they did."""
        given = (layer.get(report) for layer in reversed(self.dated[:rounds]))
        return next((p for p in given if p is not None), None)

    def record(self, report: str) -> Record:
        """Return a report as it is compared: dated among the others."""
        return self.as_grouped(report, len(self.dated))

    def shown(self, report: str) -> Record:
        """Return a report as it is shown: a reprint with the day on which it was published."""
        record = self.record(report)
        reprinted = any(k.kind == "reprint" and k.target == report for k in self.traces.links_of([report]))
        return replace(record, published=self.records[report].published) if reprinted else record

    def _as_written(self, report: str) -> Record:
        """Return a report as read, corrected by people; a reprint with the days of its text when new."""
        record = corrected([self.records[report]], self.words)[0]
        olds = [k for k in self.traces.links_of([report]) if k.kind == "reprint" and k.target == report]
        if not olds:
            return record
        sources = [self.records[k.source] for k in olds]
        published, flaw = as_written([*sources, record], olds)[report]
        return replace(settled(record, published), flaws=tuple(dict.fromkeys((*record.flaws, flaw))))

    def sources(self, reports: Iterable[str]) -> Independence:
        """Return what counts the independent sources of evidence in ``reports``."""
        closure = self.traces.closure(reports)
        return sources_of([self.records[i] for i in closure], self.traces.links_of(closure))

    def compared(
        self, stories: Sequence[Story], attributes: Sequence[Attribute] = (), apart: Apart = HERE
    ) -> tuple[Story, ...]:
        """Return ``stories``, each with what its reports together say; ``apart`` compares them."""
        order = sorted(range(len(stories)), key=lambda n: (-len(stories[n].reports), n))  # the longest first
        matters = (self._matter(stories[n], attributes) for n in order)
        told = apart.mapped(told_of, weighed(matters, _size, _AT_ONCE), _FEW)
        return tuple(story for _, story in sorted(zip(order, told, strict=True), key=itemgetter(0)))

    def _matter(self, story: Story, attributes: Sequence[Attribute]) -> Matter:
        held = tuple(self.record(report) for report in story.reports)
        return Matter(story, held, self.sources(story.reports), tuple(attributes), self.words)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, oldest first, as grouped: a walk over the whole pile."""
        return self.groups[-1].stories if self.groups else ()


@dataclass(slots=True)
class _Step:
    """One step from a pile to the next: ``new`` has the records and traces of after, the groups of before."""

    old: Pile
    new: Pile
    given: Set[str]
    lost: Set[str]
    apart: Apart

    def taken(self, before: tuple[Story, ...]) -> Pile:
        relinked = self.new.traces.touched(self.old.traces) - self.lost
        gained, dropped = self._links(relinked)
        reprinted = {k.target for k in (*gained, *dropped) if k.kind == "reprint"} - self.lost
        reprinted |= {k.target for k in self.new.traces.links_of(self.given) if k.kind == "reprint"}
        changed = {*self.given} | reprinted | self._corrected()
        touched = {*changed}
        groups: list[Groups] = []
        dated: list[Layer[str, Published]] = []
        for k in range(ROUNDS + 1):
            if k:
                dated.append(self._dated(groups[-1], k - 1))
                self.new = replace(self.new, dated=tuple(dated))
                redated = self._redated(dated[-1], k - 1) - self.lost
                # In the first step of all, each round goes on from the groups of the one before.
                changed = changed | redated if self.old.groups else redated
                touched |= redated
            begun = self._begun(k) if self.old.groups or not groups else groups[-1]
            begun = replace(begun, before=before)
            records = (self.new.as_grouped(i, k) for i in sorted(changed))
            profiles = self.apart.mapped(profile, weighed(records), _FEW_PROFILES)
            groups.append(_carried(begun, begun.enter(profiles, gained, dropped)))
        told = self._told(groups[-1], touched | relinked)
        return replace(self.new, groups=tuple(groups), told=told, gone=groups[-1].gone)

    def _begun(self, k: int) -> Groups:
        """Return the groups of round ``k`` from before, without the reports that are lost."""
        if not self.old.groups:
            return Groups(judgements=_pairs(self.new.words))
        groups = replace(self.old.groups[k], told=frozenset(), gone=frozenset())
        if self.lost:
            groups = _carried(groups, groups.without(self.lost))
        return _carried(groups, groups.judge(_pairs(self.new.words)))

    def _links(self, touched: Iterable[str]) -> tuple[list[Link], list[Link]]:
        """Return the links that came, and those that went, in order."""
        ids = sorted(touched)
        new, old = self.new.traces.links_of(ids), self.old.traces.links_of(ids)
        return [k for k in new if k not in {*old}], [k for k in old if k not in {*new}]

    def _corrected(self) -> set[str]:
        """Return the reports of which people's corrections are others now."""
        turned = {*_of(Correction, self.old.words)} ^ {*_of(Correction, self.new.words)}
        return {word.report for word in turned if word.report in self.new.traces.register.numbers}

    def _dated(self, groups: Groups, k: int) -> Layer[str, Published]:
        """Return the days that reports lend each other in round ``k``, anew in stories told anew."""
        episodes = [e.reports for i in sorted(groups.told) for e in groups.story(i).episodes]
        held = [self.new.as_grouped(i, k) for e in episodes if len(e) > 1 for i in e]
        found = sisters(held, [e for e in episodes if len(e) > 1])
        layer = self.old.dated[k] if k < len(self.old.dated) else Layer()
        asked = {i for e in episodes for i in e} | self.lost
        return layer.put(
            {i: p for i, p in found.items() if layer.get(i) != p},
            {i for i in asked if i not in found and i in layer},
        )

    def _redated(self, layer: Layer[str, Published], k: int) -> set[str]:
        """Return the reports to which round ``k`` gives other days than it did."""
        old = self.old.dated[k] if k < len(self.old.dated) else Layer()
        asked = layer.changes.keys() | old.changes.keys() | layer.removed | old.removed
        return {i for i in asked if layer.get(i) != old.get(i)}

    def _told(self, groups: Groups, touched: Iterable[str]) -> frozenset[str]:
        """Return the stories to compare again: told anew, or with another report, link or word."""
        turned = {*self.old.words} ^ {*self.new.words}
        named = {word.report for word in _of(Rename, turned)}
        named |= {e.report for word in _of(Dismissal, turned) for e in word.evidence}
        known = self.new.traces.register.numbers
        return groups.told | {groups.home(i) for i in {*touched, *named} if i in known}


@dataclass(frozen=True, slots=True)
class Matter:
    """All that tells what one story comes to."""

    story: Story
    records: tuple[Record, ...]
    sources: Independence
    attributes: tuple[Attribute, ...] = ()
    words: tuple[Word, ...] = ()


def told_of(matter: Matter) -> Story:
    """Return a story with what its reports together say."""
    told = compare(matter.story, matter.records, matter.sources.count, matter.attributes)
    return judged(told, matter.words)


def _size(matter: Matter) -> int:
    return len(matter.records)


def kinds() -> dict[str, Any]:
    """Return the type of the rows of each layer of a pile, by name."""
    found = {f"traces.{name}": row for name, (_, row) in LAYERS.items()}
    for k in range(ROUNDS + 1):
        found.update({f"groups{k}.{name}": row for name, (_, row) in GROUP_LAYERS.items()})
    found.update({f"dated{k}": Published for k in range(ROUNDS)})
    return found


def _carried(before: Groups, after: Groups) -> Groups:
    """Return ``after`` with what the steps up to ``before`` told anew, and left no more, as well."""
    told = {i for i in before.told | after.told if i in after.layers["stories"]}
    gone = (before.gone | after.gone) - told
    return replace(after, told=frozenset(told), gone=frozenset(gone))


def settled(record: Record, published: Published) -> Record:
    """Return the record with its days resolved again, now that its own day is better known."""
    times = resolve(record.times, published.moment, record.report.text)
    statements = place(record.statements, times, published)
    return replace(record, published=published, times=times, statements=statements)


def _pairs(words: Iterable[Word]) -> tuple[Judgement, ...]:
    return tuple(word for word in words if isinstance(word, Judgement))


def _of(kind: type[Any], words: Iterable[Word]) -> list[Any]:
    return [word for word in words if isinstance(word, kind)]


def _under(prefix: str, layers: Mapping[str, Layer[Any, Any]]) -> dict[str, Layer[Any, Any]]:
    return {n.removeprefix(prefix): layer for n, layer in layers.items() if n.startswith(prefix)}
