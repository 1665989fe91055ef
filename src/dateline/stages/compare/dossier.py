"""Keep the record of one subject: what each attribute was and is, which value holds, what is contested.

Works on what the reports published by a day tell together, so that it says what could be known that day.
Refuses to tell what no report of the pile speaks of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.model import (
    CountSources,
    Dossier,
    Entry,
    Evidence,
    Field,
    Finding,
    Ground,
    Moment,
    Plan,
    Story,
    Told,
    Track,
    Value,
)
from dateline.stages.compare.subjects import Subject, all_names, find_subject, name_terms

# A value whose bounds lie further apart is told in words only ("hundreds").
_VAGUE = 5


def dossier(track: Track, subject: str, as_of: date | None, count: CountSources) -> Dossier | tuple[str, ...]:
    """Return the dossier of ``subject`` from the stories of ``track``, or the names near it if there is none.

    ``track`` holds only what was published by ``as_of``; ``count`` tells how many independent sources
    stand behind pieces of evidence.
    """
    found = find_subject(subject, track.records, track.stories)
    if isinstance(found, tuple):
        return found
    known = name_terms(all_names(track.records))
    return Dossier(
        subject=found.told,
        as_of=as_of,
        names=found.names,
        fields=tuple(f for s in track.stories for f in _fields(found, s, known, count)),
        plans=tuple(p for s in track.stories for p in s.plans if found.is_in(p.title, (), s)),
        entries=tuple(e for s in track.stories for e in s.timeline if found.is_in(e.text, e.evidence, s)),
        records=track.records,
        flaws=track.flaws,
    )


def holding(found: Dossier, day: date) -> Dossier:
    """Return what of a dossier holds on ``day``, whenever it was told: nothing that begins later.

    What no report dates is taken to hold.
    """
    fields = (_holding(field, day) for field in found.fields)
    return replace(
        found,
        as_of=day,
        fields=tuple(field for field in fields if field.history),
        entries=tuple(e for e in found.entries if _begins(e.when) <= day),
    )


def _holding(field: Field, day: date) -> Field:
    held = tuple(value for value in field.history if _begins(value.as_of) <= day)
    current = field.current if field.current in held else (held[-1] if held else None)
    return replace(field, current=current, history=held, contested=field.contested and held == field.history)


def heard(found: Dossier, reports: Container[str], count: CountSources) -> Dossier:
    """Return of a dossier what rests on ``reports`` alone: as if the others had not been heard yet.

    What it is called and how reports belong together stays as all of them tell it; a thing that the others
    tell as happened, and these foretold, is planned. Reports told anew by themselves may say it otherwise.
    """
    fields = (_heard_field(field, reports, count) for field in found.fields)
    plans = (_heard_plan(plan, reports, count) for plan in found.plans)
    entries = (_heard_entry(entry, reports, count) for entry in found.entries)
    return replace(
        found,
        fields=tuple(field for field in fields if field),
        plans=tuple(plan for plan in plans if plan),
        entries=tuple(entry for entry in entries if entry),
        records=tuple(record for record in found.records if record.id in reports),
    )


def _heard_field(field: Field, reports: Container[str], count: CountSources) -> Field | None:
    groups = [[t for t in v.told if t.evidence.report in reports] for v in field.history]
    history = tuple(_value(group, count) for group in groups if group)
    if not history:
        return None
    last = [value for value in history if value.as_of.meets(history[-1].as_of)]
    contested = field.contested and len(last) > 1
    current = max(last, key=_standing) if contested else history[-1]
    return replace(field, current=current, history=history, contested=contested)


def _heard_entry(entry: Entry, reports: Container[str], count: CountSources) -> Entry | None:
    told, meant = _heard_of(entry.evidence, reports), _heard_of(entry.meant, reports)
    if told:
        return replace(entry, evidence=told, meant=meant, independent=count(told))
    return (
        replace(entry, evidence=meant, meant=(), status="planned", independent=count(meant))
        if meant
        else None
    )


def _heard_plan(plan: Plan, reports: Container[str], count: CountSources) -> Plan | None:
    steps = tuple(
        replace(step, evidence=told, because=_heard_grounds(step.because, reports))
        for step in plan.steps
        if (told := _heard_of(step.evidence, reports))
    )
    if not steps:
        return None
    whole = len(steps) == len(plan.steps)
    figures = tuple(
        replace(
            v, evidence=told, told=tuple(t for t in v.told if t.evidence in told), independent=count(told)
        )
        for v in plan.figures
        if (told := _heard_of(v.evidence, reports))
    )
    return replace(
        plan,
        rung=plan.rung if whole else steps[-1].rung,
        steps=steps,
        depends_on=_heard_grounds(plan.depends_on, reports),
        because=_heard_grounds(plan.because, reports),
        figures=figures,
        next=plan.next if whole else None,
        parts=tuple(p for p in plan.parts if _heard_of(p.evidence, reports)),
        manner=_heard_of(plan.manner, reports),
    )


def _heard_grounds(grounds: Sequence[Ground], reports: Container[str]) -> tuple[Ground, ...]:
    held = []
    for ground in grounds:
        pairs = [
            pair for pair in zip(ground.evidence, ground.given_by, strict=True) if pair[0].report in reports
        ]
        if pairs:
            held.append(Ground(ground.words, tuple(e for e, _ in pairs), tuple(by for _, by in pairs)))
    return tuple(held)


def _heard_of(evidence: Sequence[Evidence], reports: Container[str]) -> tuple[Evidence, ...]:
    return tuple(e for e in evidence if e.report in reports)


def _begins(moment: Moment) -> date:
    return moment.earliest or moment.latest or date.min


def _fields(subject: Subject, story: Story, known: frozenset[str], count: CountSources) -> Iterator[Field]:
    home = {report: episode.id for episode in story.episodes for report in episode.reports}
    order = {episode.id: n for n, episode in enumerate(story.episodes)}
    for finding in story.findings:
        if not _speaks(finding, subject, story, known):
            continue
        parts = [(order[home[g[0].evidence.report]], _value(g, count)) for g in _by_time(finding, home)]
        parts.sort(key=lambda part: (_age(part[1]), part[0]))
        history = tuple(value for _, value in parts)
        last = [value for n, value in parts if n == max(m for m, _ in parts)]
        contested = finding.kind == "differs" and len(last) > 1
        current = max(last, key=_standing) if contested else history[-1]
        yield Field(finding.attribute, finding.subject, current, history, contested, finding.note)


def _speaks(finding: Finding, subject: Subject, story: Story, known: frozenset[str]) -> bool:
    if not any(v.told for v in finding.values):
        return False
    if finding.of_happening:
        proof = [e for v in finding.values for e in v.evidence]
        return subject.is_in(finding.subject, proof, story)
    return subject.is_of(finding.subject, known, story)


def _by_time(finding: Finding, home: dict[str, str]) -> Iterator[list[Told]]:
    """Yield what was told of each value in each episode: "about 500" then may be "at most 500" now."""
    for value in finding.values:
        groups: dict[str, list[Told]] = defaultdict(list)
        for told in value.told:
            groups[home[told.evidence.report]].append(told)
        yield from groups.values()


def _value(group: Sequence[Told], count: CountSources) -> Value:
    """Return one value for what was told of it in one episode, in the wording most reports use.

    "Hundreds" gives way to a number.
    """
    exact = [t for t in group if t.low and t.high and t.high <= _VAGUE * t.low]
    common = Counter(t.value for t in exact or group).most_common(1)[0][0]
    chosen = next(t for t in group if t.value == common)
    evidence = tuple(dict.fromkeys(t.evidence for t in group))
    return Value(
        value=chosen.value,
        low=chosen.low,
        high=chosen.high,
        change=chosen.change,
        status=chosen.status,
        as_of=_latest([t.as_of for t in group]),
        independent=count(evidence),
        evidence=evidence,
        told=tuple(group),
    )


def _latest(days: Sequence[Moment]) -> Moment:
    return max(days, key=lambda m: (str(m.latest or ""), str(m.earliest or "")))


def _standing(value: Value) -> tuple[int, str, str, float]:
    return (value.independent, *_age(value), value.high or 0.0)


def _age(value: Value) -> tuple[str, str]:
    return (str(value.as_of.latest or ""), str(value.as_of.earliest or ""))
