"""Citations and credits: where a report rests on another outlet's or agency's word.

A citation is a phrase that names a known outlet or agency as reporter ("Reuters reported") or as hearer
("told the BBC"); it belongs to its sentence, not to the whole report. A credit stands outside the story's
own sentences. Refuses outlets that it does not know by table or from the pile, and a report's mention of
its own outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.language.agencies import AGENCIES
from dateline.language.commonness import share
from dateline.language.outlets import OUTLETS
from dateline.language.words import WORD, stem
from dateline.model import Evidence, Link, Record, Span

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


def known_names(pile: Iterable[str | None]) -> dict[str, str]:
    """Return every written form of outlets and agencies with its canonical name; ``pile`` adds outlets."""
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
class CitationPattern:
    """The compiled phrases, over the names they know."""

    names: dict[str, str]
    told: re.Pattern[str]
    reported: re.Pattern[str]

    @classmethod
    def over(cls, names: dict[str, str]) -> CitationPattern:
        """Compile the phrases for ``names``, longer forms first."""
        any_name = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
        name = rf"(?P<name>{any_name})(?![\w])(?!['’]s (?:office|lawyer|parent))"
        lead = r"(?:[Tt]he )?(?:(?:[Nn]ews agency|[Nn]ewspaper|[Bb]roadcaster|[Mm]agazine) )?"
        told = re.compile(rf"\b(?i:{_HEARD}) {lead}{name}")
        reported = re.compile(
            rf"(?<![\w@/-]){name}(?:['’]s [\w.-]+(?: [\w.-]+)?)?{_KIND}(?: \([A-Z]+\))?,?"
            rf"(?: (?:has|have|had|also|first|earlier|later|previously|\w+day))* (?:{_REPORTS})\b"
        )
        return cls(names, told, reported)

    def cited(self, sentence: str) -> Iterator[str]:
        """Yield the canonical names that ``sentence`` cites."""
        for pattern in (self.told, self.reported):
            for match in pattern.finditer(sentence):
                name = match["name"]
                if name in self.names:
                    yield self.names[name]


def citations(records: Sequence[Record]) -> list[Link]:
    """Return a ``cites`` link from each outlet or agency cited, with the sentence that does so."""
    names = known_names(record.report.outlet for record in records)
    pattern = CitationPattern.over(names)
    keys = {_rarest(name) for name in names}
    links: list[Link] = []
    for record in records:
        if present := keys.intersection(WORD.findall(record.report.text)):
            links += _cited_by(record, pattern, tuple(sorted(present)))
    return links


def _rarest(name: str) -> str:
    """Return the word of a name that is rarest in news, to look for before any pattern is tried."""
    words: list[str] = WORD.findall(name)
    return min(words, key=lambda word: (share(stem(word.lower())), -len(word), word))


def _cited_by(record: Record, pattern: CitationPattern, keys: tuple[str, ...]) -> Iterator[Link]:
    own = {canonical(n, pattern.names) for n in (*record.report.agencies, record.report.outlet or "")}
    for span in record.sentences:
        sentence = span.of(record.report.text)
        if not any(key in sentence for key in keys) or record.report.kind_at(span.start) != "body":
            continue
        for name in dict.fromkeys(name for name in pattern.cited(sentence) if name not in own):
            yield Link(name, record.id, "cites", (record.quote(span),))


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
