"""Find who says what: cues over the dependency tree, then quotations matched to them.

Sources, cues and contents are spans as PolNeAR annotates them: speech, thought and intent alike. Each
cue verb, noun or adjective claims the clause, infinitive or object that the tree gives it; quotations
then go to the nearest cue of speech beside them. What is said, expected or thought by no one named
("is expected to", "reportedly") has neither source nor speaker. Refuses other cues without a source, and
all without content.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language.people import GROUPS, PEOPLE
from dateline.model import Attribution, Reading, Span
from dateline.stages.state.claims import Claim
from dateline.stages.state.cueverbs import claim_of_verb
from dateline.stages.state.cuewords import claim_of_word
from dateline.stages.state.holders import holder
from dateline.stages.state.mend import mended
from dateline.stages.state.mentions import Mentions
from dateline.stages.state.quotes import Quote, find_quotes
from dateline.stages.state.speech import give_blocks, give_quotes, give_transcripts

# Cues of thought and will, which ask for a mind.
_MINDED = frozenset({"believe", "intend"})
# Cues that a quotation makes speech, though they may also have a plain object.
_TELLING = frozenset({"say", "show", "claim"})


def find_attributions(reading: Reading, mentioned: Mentions) -> tuple[Attribution, ...]:
    """Return the attributions of ``reading`` in order of the text."""
    reading = mended(reading)
    quotes = find_quotes(reading.text)
    speech = [q for q in quotes if q.speech]
    spoken = _inside(reading, speech)
    claims = [c for c in claims_of_tree(reading) if c.head not in spoken]
    give_quotes(reading, claims, speech)
    give_blocks(reading, claims)
    give_transcripts(reading, claims)
    claims = [c for c in claims if _minded(reading, mentioned, c)]
    held = _held(claims)
    found = [_attribution(reading, mentioned, c) for c in claims if c.head not in held or _is_speech(c)]
    return tuple(sorted((a for a in found if a is not None), key=lambda a: (a.cue[0].start, a.cue[0].end)))


def claims_of_tree(reading: Reading) -> Iterator[Claim]:
    """Yield a claim for each cue in the tree."""
    for token in reading.tokens:
        claim = claim_of_word(reading, token)
        if claim is None and token.pos == "VERB":
            claim = claim_of_verb(reading, token)
        if claim is not None:
            yield claim


def _minded(reading: Reading, mentioned: Mentions, claim: Claim) -> bool:
    """Tell whether the source can think or want: a step, a storm or a price cannot."""
    if claim.speaker is None or claim.cue.kind not in _MINDED:
        return True
    token = reading.tokens[mentioned.stands_for(claim.speaker)]
    if mentioned.entity(token.i) is not None or token.pos in ("PRON", "PROPN") or token.tag == "NNS":
        return True
    lemma = token.lemma.lower()
    return lemma in PEOPLE or lemma in GROUPS or lemma.endswith(("man", "woman", "person"))


def _is_speech(claim: Claim) -> bool:
    """Tell a cue that counts even inside what someone else says: speech within speech."""
    if claim.quotes and claim.source and claim.cue.kind in _TELLING:
        return True
    return claim.cue.kind == "say" and "o" not in claim.cue.takes and not claim.impersonal


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
    if not content or not (source or claim.impersonal):
        return None
    said, quoted = sum(s.end - s.start for s in content), sum(q.end - q.start for q in claim.quotes)
    direct = 2 * quoted >= said
    hearer = mentioned.name(claim.hearer) if claim.hearer is not None else ""
    speaker = _speaker(mentioned, claim.speaker) if claim.speaker is not None and source else ""
    return Attribution(source, cues, content, speaker, direct, hearer, claim.cue.kind)


def _speaker(mentioned: Mentions, i: int) -> str:
    """Return the full name of who speaks: the name, who holds the role, or the plain noun phrase."""
    held = holder(mentioned.reading, mentioned.entities, mentioned.stands_for(i))
    return held.name if held is not None else mentioned.name(i)


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
