"""Tell what later reports changed, as text and as plain values, story by story."""

from __future__ import annotations

from dateline.model import Diff, EntryChange, Finding, FindingChange, PlanChange, StoryChange
from dateline.stages.tell.days import days, spell_day
from dateline.stages.tell.layout import note, row, section
from dateline.stages.tell.lines import Look, entry_lines, many, mark, mark_of, quote_lines
from dateline.stages.tell.sheet import valued
from dateline.stages.tell.values import Json, entry_json, episode_json, finding_json, flaw_json, plan_json


def diff_json(diff: Diff) -> Json:
    """Return ``{"since", "by", "stories", "flaws"}``, each story with what is new or otherwise in it.

    A story is ``{"id", "title", "new", "reports", "episodes", "timeline", "findings", "plans"}``; of the last
    three each item is ``{"change", "before", "after"}`` with entries, findings or plans as ``track`` tells
    them, ``before`` null for what is new. ``change`` is ``new``, ``changed``, ``confirmed``, ``moved``,
    ``came true`` or ``fallen``.
    """
    return {
        "since": diff.since.isoformat(),
        "by": diff.by,
        "stories": [_story_json(s) for s in diff.stories],
        "flaws": [flaw_json(f) for f in diff.flaws],
    }


def _story_json(story: StoryChange) -> Json:
    return {
        "id": story.id,
        "title": story.title,
        "new": story.is_new,
        "reports": list(story.reports),
        "episodes": [episode_json(e) for e in story.episodes],
        "timeline": [
            {
                "change": c.kind,
                "before": entry_json(c.before) if c.before else None,
                "after": entry_json(c.after),
            }
            for c in story.entries
        ],
        "findings": [
            {
                "change": c.kind,
                "before": finding_json(c.before) if c.before else None,
                "after": finding_json(c.after),
            }
            for c in story.findings
        ],
        "plans": [
            {
                "change": c.kind,
                "before": plan_json(c.before) if c.before else None,
                "after": plan_json(c.after),
            }
            for c in story.plans
        ],
    }


def diff_text(diff: Diff, width: int, evidence: bool = False) -> str:
    """Return the changes as text, wrapped to ``width`` columns; ``evidence`` quotes what proves each line."""
    look = Look.of(diff.records, width, evidence)
    if not diff.stories:
        came = "taken in" if diff.by == "taken" else diff.by
        return f"No report was {came} on {spell_day(diff.since)} or later.\n"
    stories = sorted(diff.stories, key=lambda s: (s.is_new, -len(s.reports), s.id))
    return "\n\n\n".join(_story(s, diff, look) for s in stories) + "\n"


def _story(story: StoryChange, diff: Diff, look: Look) -> str:
    what = "a new story, " if story.is_new else ""
    head = f"since {spell_day(diff.since)}: {what}{many(len(story.reports), 'new report')}"
    lines = [note(story.title, look.width, 0), head]
    episodes = [
        row(days(e.when), f"{e.title} ({look.named(e.reports)})", "", look.width) for e in story.episodes
    ]
    lines += section("NEW EPISODES", [] if story.is_new and len(episodes) == 1 else episodes)
    lines += section("CHANGED", [x for c in story.findings if c.kind != "new" for x in _finding(c, look)])
    lines += section("PLANS", [x for c in story.plans for x in _plan(c, look)])
    settled = [c for c in story.entries if c.before]
    lines += section("CAME TRUE OR FELL", [x for c in settled for x in _settled(c, look)])
    lines += section("HAPPENED OR AHEAD", entry_lines([c.after for c in story.entries if not c.before], look))
    lines += section(
        "NEW FINDINGS", [x for c in story.findings if c.kind == "new" for x in _finding(c, look)]
    )
    return "\n".join(lines)


def _finding(change: FindingChange, look: Look) -> list[str]:
    after = change.after
    label = after.attribute[:1].upper() + after.attribute[1:]
    of = f" — {after.subject}" if after.of_happening and after.subject else ""
    if change.kind == "new":
        told = " / ".join(_values(after, look)) + of
    elif change.kind == "confirmed":
        told = (
            f"{' / '.join(_values(after, look))}, now by {after.values[-1].independent} independent sources"
        )
    else:
        held = {e for v in change.before.values for e in v.evidence} if change.before else set()
        olds = [valued(v) for v in (change.before.values if change.before else ())][-1:]
        news = [valued(v) for v in after.values if held.isdisjoint(v.evidence)]
        told = f"{' / '.join(olds)} → {' / '.join(news or [valued(v) for v in after.values])}{of}"
    right = after.kind if after.kind == "differs" else mark(after.values[-1])
    lines = [row(label, told, right, look.width)]
    lines += quote_lines([e for v in after.values for e in v.evidence], look)
    ids = [e.report for v in after.values for e in v.evidence]
    return lines + ([note(look.short(after.note, ids), look.width)] if after.note else [])


def _values(finding: Finding, look: Look) -> list[str]:
    return [f"{valued(v)} ({look.named(e.report for e in v.evidence)})" for v in finding.values]


def _plan(change: PlanChange, look: Look) -> list[str]:
    before = f"{change.before.rung} → " if change.before else ""
    lines = [row(change.kind, f"{change.after.title}: {before}{change.after.rung}", "", look.width)]
    lines += quote_lines(change.after.steps[-1].evidence if change.after.steps else (), look)
    if change.after.figures:
        lines.append(note("to reach: " + "; ".join(map(valued, change.after.figures)), look.width))
    return lines


def _settled(change: EntryChange, look: Look) -> list[str]:
    entry, before = change.after, change.before
    was = f"{before.status} → " if before else ""
    right = f"{was}{entry.status} {mark_of(entry.independent, entry.evidence)}"
    return [row(days(entry.when), entry.text, right, look.width), *quote_lines(entry.evidence, look)]
