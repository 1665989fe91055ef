"""Which reports of a pile are alike and how much: what a step changes in the rows that tell it.

A report costs the same however large the pile is: only the new reports and those around them are looked at,
and only where something changed. What the rows hold depends on the reports alone, not on their order.
Refuses to compare all with all: reports are looked up under their weightiest words, and a word that too many
reports hold is no key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from dateline.stages.group.contrast import Theme, contrast, enters, holds, is_of_other_time, nearest
from dateline.stages.group.holders import enter, holders, leave
from dateline.stages.group.profile import Profile, Vector, cosine, dot
from dateline.stages.group.rows import Members, Rows, Table
from dateline.stages.group.score import closeness, likeness

SHARED = 3  # keys that a pair must share to be compared

Pair = tuple[str, str]  # of ids, in order


@dataclass(frozen=True, slots=True)
class Moved:
    """What a step changed: reports ``fresh`` (new, or of another profile) and ``gone``.

    ``turned`` are reports such that each score that changed is one of theirs; ``untied`` are the pairs of
    older reports that came to be compared, or are compared no longer.
    """

    fresh: frozenset[str]
    gone: frozenset[str]
    turned: frozenset[str]
    untied: frozenset[Pair]


def reindex(rows: Rows, given: Mapping[str, Profile], gone: Set[str]) -> Moved:
    """Enter the profiles ``given``, by id, in place of those known of old, and take out those ``gone``."""
    known = {i: rows.profiles[i] for i in {*given, *gone} if i in rows.profiles}
    fresh = {i: p for i, p in given.items() if i not in gone and known.get(i) != p}
    out = [i for i in sorted(known) if i in gone or (i in fresh and _reads_anew(known[i], fresh[i]))]
    added = [i for i in sorted(fresh) if i not in known or i in out]
    before = {word: holders(rows, word) for word in _keys(known, out) + _keys(fresh, added)}
    torn = _take_out(rows, out, known)
    rows.profiles.update(fresh)
    for i in added:
        rows.near[i], rows.scores[i] = {}, {}
        for word in fresh[i].keys:
            enter(rows, word, i)
    lost = _loosen(rows, before, {*out, *added})
    found = _tie(rows, added)
    regained = _tighten(rows, before, {*added})
    cosines = {(a, b): cosine(rows.profiles[a], rows.profiles[b]) for a, b in found | regained}
    _write_pairs(rows.near, cosines)
    shifted = fresh.keys() - {*added}
    doubted = torn | {*fresh} | {i for pair in lost | regained for i in pair}
    doubted |= {*_entered(rows, found, shifted)}
    turned = _theme(rows, sorted(doubted - gone), {*added})
    scored = _rescore(rows, found | regained, shifted, turned - {*added})
    covered = _cover(lost | regained, {*scored, *added})
    return Moved(frozenset(fresh), frozenset(known.keys() & gone), covered, frozenset(lost | regained))


def ordered(first: str, second: str) -> Pair:
    """Return the pair of two ids in order."""
    return (first, second) if first < second else (second, first)


def _cover(pairs: Iterable[Pair], reports: Set[str]) -> frozenset[str]:
    """Return ``reports`` and more, so that one of each pair is among them: those of many pairs first."""
    counts = Counter(i for pair in pairs for i in pair)
    covered = {*reports}
    for pair in sorted(pairs, key=lambda p: (-max(counts[i] for i in p), p)):
        if covered.isdisjoint(pair):
            covered.add(max(pair, key=lambda i: (counts[i], i)))
    return frozenset(covered)


def _reads_anew(old: Profile, new: Profile) -> bool:
    """Tell whether the words of a report are others, or in another order, which rounding would show."""
    return old.keys != new.keys or [*old.words.items()] != [*new.words.items()]


def _keys(profiles: Mapping[str, Profile], ids: Iterable[str]) -> list[str]:
    return [word for i in ids for word in profiles[i].keys]


def _take_out(rows: Rows, out: Sequence[str], known: Mapping[str, Profile]) -> set[str]:
    """Take reports out of all rows but those of groups; return those that may have lost part of a theme."""
    around: dict[str, set[str]] = defaultdict(set)
    for i in out:
        for other in rows.near.pop(i):
            around[other].add(i)
        del rows.scores[i], rows.profiles[i]
        rows.themes.pop(i, None)
    for i in around.keys() - {*out}:
        _drop(rows, i, around[i])
    for i in out:
        for word in known[i].keys:
            leave(rows, word, i)
    return {i for i in around.keys() - {*out} if not around[i].isdisjoint(rows.themes[i].nearest)}


def _drop(rows: Rows, report: str, others: Set[str]) -> None:
    for table in (rows.near, rows.scores):
        row = table[report]
        if not others.isdisjoint(row):
            table[report] = {other: value for other, value in row.items() if other not in others}


def _loosen(rows: Rows, before: Mapping[str, Members | None], new: Set[str]) -> set[Pair]:
    """Part the older pairs that were found under words which are keys no longer; return them."""
    crowded = [held for word, held in before.items() if held and holders(rows, word) is None]
    lost = {
        ordered(a, b)
        for held in crowded
        for a, b in combinations([i for i in held if i not in new], 2)
        if b in rows.near[a] and _shared(rows, a, b) < SHARED
    }
    for i, others in _by_report(lost).items():
        _drop(rows, i, others)
    return lost


def _by_report(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    around: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        around[a].add(b)
        around[b].add(a)
    return around


def _shared(rows: Rows, first: str, second: str) -> int:
    words = {*rows.profiles[first].keys}.intersection(rows.profiles[second].keys)
    return sum(word not in rows.crowds for word in words)


def _tie(rows: Rows, added: Iterable[str]) -> set[Pair]:
    """Return the pairs of new reports with those that share keys with them."""
    found: set[Pair] = set()
    for i in added:
        shared = Counter(other for word in rows.profiles[i].keys for other in holders(rows, word) or ())
        found.update(ordered(i, other) for other, n in shared.items() if n >= SHARED and other != i)
    return found


def _tighten(rows: Rows, before: Mapping[str, Members | None], added: Set[str]) -> set[Pair]:
    """Return the older pairs that share enough keys now that some words are keys again."""
    eased = [holders(rows, word) or () for word, held in before.items() if held is None]
    return {
        ordered(a, b)
        for held in eased
        for a, b in combinations([i for i in held if i not in added], 2)
        if b not in rows.near[a] and _shared(rows, a, b) >= SHARED
    }


def _write_pairs(table: Table[Mapping[str, float]], values: Mapping[Pair, float]) -> None:
    more: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), value in values.items():
        more[a][b] = more[b][a] = value
    for i, others in more.items():
        row = {**table[i], **others}
        table[i] = {other: value for other, value in row.items() if value} if 0.0 in others.values() else row


def _entered(rows: Rows, found: Iterable[Pair], shifted: Iterable[str]) -> Iterator[str]:
    """Yield the older reports of whose theme a new report, or one of another day, is or was part."""
    both = [(i, other) for a, b in found for i, other in ((a, b), (b, a)) if i in rows.themes]
    both += [(other, i) for i in shifted for other in rows.near[i] if other in rows.themes]
    for i, other in both:
        theme = rows.themes[i]
        apart = is_of_other_time(rows.profiles[i], rows.profiles[other])
        if other in theme.nearest or (apart and enters(other, theme, rows.near[i])):
            yield i


def _theme(rows: Rows, ids: Iterable[str], reworded: Set[str]) -> set[str]:
    """Find the themes of ``ids`` anew; return those that stand out from another theme now."""
    turned = set()
    for i in ids:
        old = rows.themes.get(i)
        new = Theme(nearest(rows.profiles[i], rows.near[i], rows.profiles))
        if old and i not in reworded and old.told == new.told and reworded.isdisjoint(new.told):
            new = Theme(new.nearest, old.held)
        else:
            turned.add(i)
            new = Theme(new.nearest, holds(rows.profiles[i], [rows.profiles[other] for other in new.told]))
        rows.themes[i] = new
    return turned


def _rescore(rows: Rows, pairs: Iterable[Pair], shifted: Set[str], turned: Set[str]) -> set[str]:
    """Score ``pairs`` and those of reports that stand out otherwise or have another day.

    Returns the older reports of which a score changed.
    """
    again = {ordered(i, other) for i in shifted for other in rows.near[i]}
    # A pair whose days keep it apart has no score, whatever sets the two apart from their themes.
    again |= {ordered(i, other) for i in turned for other in rows.scores[i]}
    sharp: dict[str, Vector] = {}
    scores = {pair: _score(rows, pair, sharp) for pair in sorted(again.union(pairs))}
    changed = {(a, b): score for (a, b), score in scores.items() if score != rows.scores[a].get(b, 0.0)}
    moved = shifted | turned
    # … the pairs of new reports are all theirs.
    scored = {a if a in moved else b for a, b in changed.keys() & again}
    _write_pairs(rows.scores, changed)
    return scored


def _score(rows: Rows, pair: Pair, sharp: dict[str, Vector]) -> float:
    profiles = [rows.profiles[i] for i in pair]
    close = closeness(*profiles)
    if not close:
        return 0.0
    for i, profile in zip(pair, profiles, strict=True):
        if i not in sharp:
            sharp[i] = contrast(profile, rows.themes[i])
    a, b = pair
    return close * likeness(rows.near[a][b], dot(sharp[a], sharp[b]))
