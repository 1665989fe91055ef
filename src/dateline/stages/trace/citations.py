"""Citations and credits: where a report rests on another outlet's or agency's word.

A citation is a phrase that names a known outlet or agency as reporter ("Reuters reported") or as hearer
("told the BBC"); it belongs to its sentence, not to the whole report. A credit stands outside the story's
own sentences. Refuses outlets that it does not know by table or from the pile, and a report's mention of its
own outlet.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.model import Evidence, Link, Record, Span
from dateline.stages.trace.names import Keyed, canonical, known_names

_REPORTS = (
    "reported|reports|reporting|said|says|wrote|writes|learned|quoted|cited|revealed|published|claimed|added|"
    "noted|broadcast|confirmed|understands|obtained|disclosed"
)
_KIND = (
    r"(?: (?:news )?(?:agency|newspaper|magazine|website|network|television|TV|radio|"
    r"broadcaster|daily|weekly))?"
)
_HEARD = (
    r"told|tells|telling|according to|interview(?:ed)? (?:with|to|by|on|for)|"
    r"speaking (?:to|with|on)|spoke (?:to|with)|"
    r"(?:reported|cited|quoted|obtained|seen|reviewed|published|conducted|compiled|tallied|released) by|"
    r"(?:report|reports|article|story|tally|count|investigation|poll|survey|review|analysis)"
    r" (?:by|in|from|for)|"
    r"(?:statement|comment|comments|email|letter|message) to|as reported by|reports|citing|quoting"
)

# What stands before a name that is told, after one that reports, and after one that does neither.
_TOLD = re.compile(
    rf"\b(?i:{_HEARD}) (?:[Tt]he )?(?:(?:[Nn]ews agency|[Nn]ewspaper|[Bb]roadcaster|[Mm]agazine) )?$"
)
_SAYS = re.compile(
    rf"(?:['’]s [\w.-]+(?: [\w.-]+)?)?{_KIND}(?: \([A-Z]+\))?(?:, (?:citing|quoting) [^,.]{{3,60}})?,?"
    rf"(?: (?:has|have|had|also|first|earlier|later|previously|\w+day))* (?:{_REPORTS})\b"
)
# "A fellow at the Foundation said" is the fellow's word.
_MEMBER = re.compile(r"\b(?:at|with) (?:[Tt]he )?(?:\w+ )?$")
_OFFICE = re.compile(r"['’]s (?:office|lawyer|parent)")


def cited(sentence: str, keys: Iterable[str], names: Keyed) -> Iterator[str]:
    """Yield the canonical names that ``sentence`` cites, in its order; ``keys`` are those that it holds.

    >>> list(cited("The dam held, Reuters reported.", ["Reuters"], Keyed({"Reuters": ("Reuters",)})))
    ['Reuters']
    """
    found = sorted((m.start(), -m.end()) for key in keys for m in names.pattern(key).finditer(sentence))
    reached = 0
    for start, end in ((a, -b) for a, b in found):
        if start < reached:
            continue
        reached, before = end, sentence[max(0, start - 60) : start]
        says = _SAYS.match(sentence, end) and not _MEMBER.search(before)
        if not _OFFICE.match(sentence, end) and (says or _TOLD.search(before)):
            yield canonical(sentence[start:end])


def citations(record: Record, words: Iterable[str], names: Keyed) -> list[tuple[str, Span]]:
    """Return each outlet and agency that the body of ``record`` cites, with the sentence that does so.

    ``words`` are those of the record, as written.
    """
    own = {canonical(name) for name in (*record.report.agencies, record.report.outlet or "")}
    return [
        (name, span)
        for span, keys in _sentences(record, names.names.keys() & words).items()
        if record.report.kind_at(span.start) == "body"
        for name in dict.fromkeys(cited(span.of(record.report.text), keys, names))
        if name not in own
    ]


def _sentences(record: Record, keys: Iterable[str]) -> dict[Span, list[str]]:
    """Return the sentences in which ``keys`` stand as words, and which of them."""
    text, starts = record.report.text, [span.start for span in record.sentences]
    held: dict[Span, dict[str, None]] = {}
    for key in sorted(keys):
        for place in _places(text, key):
            if (k := bisect(starts, place) - 1) >= 0:
                held.setdefault(record.sentences[k], {})[key] = None
    return {span: [*held[span]] for span in sorted(held)}


def _places(text: str, key: str) -> Iterator[int]:
    """Yield where ``key`` stands in ``text``, not within a longer word."""
    place = text.find(key)
    while place >= 0:
        end = place + len(key)
        if not text[place - 1 : place].isalnum() and not text[end : end + 1].isalnum():
            yield place
        place = text.find(key, end)


def credits(records: Sequence[Record]) -> list[Link]:
    """Return a ``credit`` link from each agency that a report credits, with the words that do so."""
    names = known_names()
    return [
        Link(agency, record.id, "credit", _credit_words(record, agency, names))
        for record in records
        for agency in record.report.agencies
    ]


def _credit_words(record: Record, agency: str, names: Mapping[str, str]) -> tuple[Evidence, ...]:
    forms = sorted({agency, *(f for f, n in names.items() if n == agency)}, key=lambda f: (-len(f), f))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)
    text = record.report.text
    blocks = [b for b in record.report.blocks if b.kind in ("credit", "dateline", "byline", "caption")]
    for block in blocks:
        if match := pattern.search(text, block.start, block.end):
            return (record.quote(Span(*match.span())),)
    return ()
