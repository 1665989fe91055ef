"""Citations and credits: where a report rests on another outlet's or agency's word.

A citation is a phrase that names a known outlet or agency as reporter ("Reuters reported") or as hearer
("told the BBC"); it belongs to its sentence, not to the whole report. A credit stands outside the story's
own sentences. Where the pile holds the cited report itself, a second link points to it. Refuses outlets that
it does not know by table or from the pile, and a report's mention of its own outlet.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from dateline.language.agencies import AGENCIES
from dateline.language.commonness import share
from dateline.language.outlets import OUTLETS
from dateline.language.words import WORD, stem
from dateline.model import Evidence, Link, Record, Span
from dateline.stages.trace.coding import Coded, among, hashed
from dateline.stages.trace.tellers import Teller, Tellers

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
_OFFICE = re.compile(r"['’]s (?:office|lawyer|parent)")


def known_names(pile: Iterable[str | None]) -> dict[str, str]:
    """Return every written form of outlets and agencies with its canonical name; ``pile`` adds names."""
    tables = (*OUTLETS.items(), *AGENCIES.items())
    names = {form: name for name, forms in tables for form in (name, *forms)}
    for outlet in pile:
        if outlet and outlet[0].isupper():
            names.setdefault(outlet, outlet)
    return names


def canonical(name: str, names: dict[str, str]) -> str:
    """Return the canonical name of an outlet or agency.

    >>> canonical("the Times", {"Times": "The Times"})
    'The Times'
    """
    return names.get(name) or names.get(re.sub(r"^[Tt]he ", "", name)) or name


@dataclass(frozen=True, slots=True)
class Citing:
    """The names of outlets and agencies, and the phrases in which they are cited.

    ``keyed`` lists the names by their rarest word, which is looked for before any pattern is tried.
    """

    names: dict[str, str]
    keyed: dict[str, tuple[str, ...]]
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict)

    @classmethod
    def over(cls, names: dict[str, str]) -> Citing:
        """Key ``names`` by their rarest words."""
        keyed: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names):
            keyed[_rarest(name)].append(name)
        return cls(names, {key: tuple(held) for key, held in keyed.items()})

    def cited(self, sentence: str, keys: Iterable[str]) -> Iterator[str]:
        """Yield the canonical names that ``sentence`` cites, in its order; ``keys`` are those that it holds.

        >>> list(Citing.over({"Reuters": "Reuters"}).cited("The dam held, Reuters reported.", ["Reuters"]))
        ['Reuters']
        """
        found = sorted((m.start(), -m.end()) for key in keys for m in self._names_of(key).finditer(sentence))
        reached = 0
        for start, end in ((a, -b) for a, b in found):
            if start < reached:
                continue
            reached, before = end, sentence[max(0, start - 60) : start]
            if not _OFFICE.match(sentence, end) and (_TOLD.search(before) or _SAYS.match(sentence, end)):
                yield self.names[sentence[start:end]]

    def _names_of(self, key: str) -> re.Pattern[str]:
        """Return the pattern of the names whose rarest word is ``key``, longer names first."""
        if key not in self._compiled:
            names = sorted(self.keyed[key], key=lambda n: (-len(n), n))
            self._compiled[key] = re.compile(rf"(?<![\w@/-])(?:{'|'.join(map(re.escape, names))})(?!\w)")
        return self._compiled[key]


def citations(records: Sequence[Record], coded: Coded) -> list[Link]:
    """Return a ``cites`` link from each outlet, agency or report cited, with the sentence that does so.

    ``coded`` holds the words of ``records``, in their order.
    """
    agencies = sorted({name for record in records for name in record.report.agencies})
    names = known_names([*(record.report.outlet for record in records), *agencies])
    tellers = Tellers.of(records, [voice_of(r, names) for r in records], coded)
    citing = Citing.over(names)
    keys = np.sort(hashed(" ".join(citing.keyed)))
    found: list[Link] = []
    for k, record in enumerate(records):
        near = among(coded.words[k], keys)
        places = zip(coded.starts[k][near].tolist(), coded.ends[k][near].tolist(), strict=True)
        found += _cited_by(record, _keys_in(record, places, citing), citing, tellers.citing(k))
    return found


def _keys_in(
    record: Record, places: Iterable[tuple[int, int]], citing: Citing
) -> dict[Span, dict[str, None]]:
    """Return the sentences that hold keys of names as they are written, and which; ``places`` may be keys."""
    starts = [span.start for span in record.sentences]
    held: dict[Span, dict[str, None]] = {}
    for start, end in places:
        word = record.report.text[start:end]
        if word in citing.keyed and (k := bisect(starts, start) - 1) >= 0:
            held.setdefault(record.sentences[k], {})[word] = None
    return held


def _rarest(name: str) -> str:
    """Return the word of a name that is rarest in news, to look for before any pattern is tried."""
    words: list[str] = WORD.findall(name)
    return min(words, key=lambda word: (share(stem(word.lower())), -len(word), word))


def voice_of(record: Record, names: dict[str, str]) -> str | None:
    """Return whose text a report is: the one agency that it credits, else its outlet."""
    agencies = record.report.agencies
    outlet = record.report.outlet
    return agencies[0] if len(agencies) == 1 else canonical(outlet, names) if outlet else None


def _cited_by(
    record: Record, sentences: dict[Span, dict[str, None]], citing: Citing, teller: Teller
) -> Iterator[Link]:
    own = {canonical(n, citing.names) for n in (*record.report.agencies, record.report.outlet or "")}
    for span, keys in sentences.items():
        cited = dict.fromkeys(citing.cited(span.of(record.report.text), keys))
        for name in (name for name in cited if name not in own):
            if record.report.kind_at(span.start) == "body":
                told = teller(name, span)
                for source in (name, told.id) if told else (name,):
                    yield Link(source, record.id, "cites", (record.quote(span),))


def credits(records: Sequence[Record]) -> list[Link]:
    """Return a ``credit`` link from each agency that a report credits, with the words that do so."""
    names = known_names(())
    return [
        Link(agency, record.id, "credit", _credit_words(record, agency, names))
        for record in records
        for agency in record.report.agencies
    ]


def _credit_words(record: Record, agency: str, names: dict[str, str]) -> tuple[Evidence, ...]:
    forms = sorted({agency, *(f for f, n in names.items() if n == agency)}, key=lambda f: (-len(f), f))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)
    text = record.report.text
    blocks = [b for b in record.report.blocks if b.kind in ("credit", "dateline", "byline", "caption")]
    for block in blocks:
        if match := pattern.search(text, block.start, block.end):
            return (record.quote(Span(*match.span())),)
    return ()
