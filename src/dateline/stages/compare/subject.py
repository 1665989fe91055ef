"""Say what a finding is of, in words a reader would choose: "NATO mission" before "mission" or "NATO"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.language.senses import terms_of
from dateline.stages.compare.point import Point
from dateline.stages.compare.tellings import head_noun
from dateline.stages.compare.wording import worded

_NAMERS = frozenset({"ORG", "GPE", "NORP"})
_FAR = 60
# One in how many of a happening's words the sentences of its toll must share.
_SHARE = 2


def subject_of(group: Sequence[Point], alone: bool = True) -> str:
    """Return the happening in words, or the phrase for who or what has the value.

    Where the happening has other values too, these points' own words tell it. A bare noun is told by the
    fullest naming that the reports give it; a name goes before other words.
    """
    if group[0].happening is not None:
        whole = group[0].subject if alone and _fits(group[0].subject, group) else ""
        return whole or worded([p.telling for p in group]) or _headline(group)
    if group[0].rule is None:
        return _sentence(group)
    held = [p for p in group if p.holder and p.holder != p.attribute]
    told = [(p.holder, {e.name for e in p.telling.record.entities}) for p in held]
    plain = {head_noun(p.holder) for p in held if p.holder.islower()}
    named = [_named(noun, held) for noun in sorted(plain) if _is_common(noun, held)]
    best = max(named, default=(0, ""))
    if best[0]:
        return best[1]
    ranked = ((not any(e in n for e in names), len(n.split()), n) for n, names in told)
    return min(ranked, default=(True, 0, ""))[2] or _headline(group)


def _fits(subject: str, group: Sequence[Point]) -> bool:
    """Tell whether words for a happening speak of what the sentences behind the values speak of."""
    words, said = _terms(subject), _terms(" ".join(p.telling.evidence.quote for p in group))
    return len(words & said) * _SHARE >= len(words)


def _terms(text: str) -> frozenset[str]:
    return frozenset(term for word in re.findall(r"[\w’'-]+", text) for term in terms_of(word))


def _sentence(group: Sequence[Point]) -> str:
    """Return the shortest clause, or else sentence, that has the number itself in it."""
    told = [(p.span.of(p.telling.record.report.text), p.telling) for p in group]
    gists = [t.statement.gist for number, t in told if " ".join(number.split()) in t.statement.gist]
    quotes = [" ".join(t.evidence.quote.split()) for _, t in told]
    return min(gists or quotes, key=lambda words: (len(words), words))


def _headline(group: Sequence[Point]) -> str:
    """Return a title of the reports for a toll whose clauses cannot be read alone, "" for a manner."""
    if group[0].rule is None or group[0].rule.kind != "figure":
        return ""
    reports = sorted({p.report: p.telling.record.report for p in group}.items())
    titles = [report.title for _, report in reports if report.title]
    return titles[0] if titles else group[0].telling.evidence.quote


def attribute_of(group: Sequence[Point]) -> str:
    """Return the name of the point: a plain count is called by its noun as the reports put it."""
    if group[0].rule is not None:
        return group[0].attribute
    told = Counter(p.holder for p in group)
    return min(told, key=lambda noun: (-told[noun], len(noun), noun))


def _is_common(noun: str, held: Sequence[Point]) -> bool:
    return not any(e.name.lower() == noun for p in held for e in p.telling.record.entities)


def _named(noun: str, held: Sequence[Point]) -> tuple[int, str]:
    """Return the phrase that sets the most told name before the noun, and how many reports have one."""
    found: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    named = Counter(e.name for p in held for e in p.telling.record.entities)
    reports = set()
    for record in {p.report: p.telling.record for p in held}.values():
        for entity in record.entities:
            end = _after(noun, record.report.text[entity.end : entity.end + _FAR])
            if end and entity.type in _NAMERS and record.report.text[entity.start].isupper():
                phrase = " ".join(record.report.text[entity.start : entity.end + end].split())
                found[phrase] += 1
                weight[phrase] = named[entity.name]
                reports.add(record.id)
    return len(reports), min(found, key=lambda n: (-weight[n], -found[n], len(n.split()), n), default="")


def _after(noun: str, text: str) -> int:
    """Return where a phrase that ends in the noun ends, right behind a name; 0 where there is none."""
    found = re.match(rf"(?:['’]s)?(?:\s+[\w-]+){{0,2}}?\s+{re.escape(noun)}\b", text)
    return found.end() if found else 0
