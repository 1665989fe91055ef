"""Find who says what: cues over the dependency tree, then quotations matched to them.

Sources, cues and contents are spans as PolNeAR annotates them: speech, thought and intent alike. Each
cue verb, noun or adjective claims the clause, infinitive or object that the tree gives it; quotations
then go to the nearest cue of speech beside them. Refuses a cue without a source or without content.
"""

from __future__ import annotations

from dateline.model import Attribution, Reading, Span
from dateline.stages.state.claims import Claim, claims_of_tree
from dateline.stages.state.mentions import Mentions
from dateline.stages.state.quotes import Quote, find_quotes
from dateline.stages.state.speech import claims_of_transcripts, give_blocks, give_quotes

# Cues that count even inside what someone else says: speech within speech.
_OWN = frozenset({"say"})


def find_attributions(reading: Reading, mentioned: Mentions) -> tuple[Attribution, ...]:
    """Return the attributions of ``reading`` in order of the text."""
    quotes = find_quotes(reading.text)
    speech = [q for q in quotes if q.speech]
    spoken = _inside(reading, speech)
    claims = [c for c in claims_of_tree(reading) if c.head not in spoken]
    give_quotes(reading, claims, speech)
    give_blocks(reading, claims)
    claims += claims_of_transcripts(reading)
    held = _held(claims)
    found = [_attribution(reading, mentioned, c) for c in claims if c.head not in held or c.cue.kind in _OWN]
    return tuple(sorted((a for a in found if a is not None), key=lambda a: (a.cue[0].start, a.cue[0].end)))


def _held(claims: list[Claim]) -> set[int]:
    """Return the tokens inside the content of some complete claim: what is said there is reported already."""
    return {i for c in claims if c.source and c.cues for i in c.content}


def _inside(reading: Reading, quotes: list[Quote]) -> set[int]:
    """Return the tokens that stand inside the quotations."""
    found: set[int] = set()
    at = 0
    for token in reading.tokens:
        while at < len(quotes) and quotes[at].end <= token.start:
            at += 1
        if at < len(quotes) and quotes[at].start <= token.start:
            found.add(token.i)
    return found


def _attribution(reading: Reading, mentioned: Mentions, claim: Claim) -> Attribution | None:
    """Turn the claim into spans; ``None`` when it has no source or no content."""
    content = _spans(reading, claim.content)
    content = _merged(content, [Span(q.start, q.end) for q in claim.quotes])
    source, cues = _spans(reading, claim.source), _spans(reading, claim.cues)
    cues = cues or (reading.span(min(claim.cues), max(claim.cues)),)
    if not content or not source or claim.speaker is None:
        return None
    direct = bool(claim.quotes) and any(q.start <= content[0].start + 2 for q in claim.quotes)
    hearer = mentioned.name(claim.hearer) if claim.hearer is not None else ""
    return Attribution(source, cues, content, mentioned.name(claim.speaker), direct, hearer, claim.cue.kind)


def _spans(reading: Reading, tokens: set[int]) -> tuple[Span, ...]:
    """Return the runs of ``tokens``; punctuation bridges them but neither opens nor closes one."""
    spans: list[Span] = []
    last = -2
    for i in sorted(tokens):
        token = reading.tokens[i]
        if token.pos == "PUNCT" and token.text not in '“”"$%':
            continue
        joins = spans and all(reading.tokens[k].pos == "PUNCT" for k in range(last + 1, i))
        if joins:
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(Span(token.start, token.end))
        last = i
    return tuple(spans)


def _merged(spans: tuple[Span, ...], more: list[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted((*spans, *more)):
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
