"""Find who says what: cues over the dependency tree, then quotations matched to them.

Sources, cues and contents are spans as PolNeAR annotates them: speech, thought and intent alike. Each
cue verb, noun or adjective claims the clause, infinitive or object that the tree gives it; quotations
then go to the nearest cue of speech beside them. Refuses a cue without a source or without content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.language.cues import ADJECTIVES, LIGHT, NOUNS, PARTICLES, PHRASAL, PREPOSITIONS, VERBS, Cue
from dateline.model import Attribution, Reading, Span, Token
from dateline.stages.state.mentions import SUBJECTS, Mentions
from dateline.stages.state.quotes import Quote, find_quotes

_BORROWS = frozenset({"conj", "xcomp", "advcl", "pcomp"})
_OBJECTS = frozenset({"dobj", "oprd", "attr"})
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "prt"})
_NEAR, _FAR, _LEAD = 90, 160, 220
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|von|van|al|bin|of|the)){0,4}"
_SIGNATURE = re.compile(rf"[ \n]{{0,2}}(?:―|—|–|--)\s?(?P<name>{_NAME})")
_TRANSCRIPT = re.compile(rf"^[\"“]?(?P<name>{_NAME}): +(?P<said>\S[^\n]{{12,}})", re.MULTILINE)
_BLOCK = re.compile(r"[^\n.;:]{0,60}:\s*\n\s*(?P<said>[^\n]+)")


@dataclass(slots=True)
class _Claim:
    """An attribution in the making: token sets, and the quotations that came to it."""

    cue: Cue
    head: int
    cues: set[int]
    source: set[int] = field(default_factory=set)
    speaker: int | None = None
    content: set[int] = field(default_factory=set)
    quotes: list[Quote] = field(default_factory=list)
    hearer: int | None = None


def find_attributions(reading: Reading, mentioned: Mentions) -> tuple[Attribution, ...]:
    """Return the attributions of ``reading`` in order of the text."""
    quotes = find_quotes(reading.text)
    speech = [q for q in quotes if q.speech]
    spoken = _inside(reading, speech)
    claims = [c for c in _claims(reading) if c.head not in spoken]
    _give_quotes(reading, claims, speech)
    _give_blocks(reading, claims)
    claims += _of_transcripts(reading)
    found = [_attribution(reading, mentioned, c) for c in claims]
    return tuple(sorted((a for a in found if a is not None), key=lambda a: (a.cue[0].start, a.cue[0].end)))


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


def _claims(reading: Reading) -> Iterator[_Claim]:
    """Yield a claim for each cue in the tree."""
    for token in reading.tokens:
        lemma = token.lemma.lower()
        if token.pos == "VERB" and (lemma in VERBS or lemma in PHRASAL):
            yield _of_verb(reading, token, _with_particle(reading, token) or VERBS.get(lemma))
        elif token.pos == "VERB" and (cue := _with_particle(reading, token)):
            yield _of_verb(reading, token, cue)
        elif token.pos == "NOUN" and lemma in NOUNS:
            yield _of_noun(reading, token, NOUNS[lemma])
        elif token.pos == "ADJ" and lemma in ADJECTIVES and token.dep == "acomp":
            yield _of_adjective(reading, token, ADJECTIVES[lemma])
        elif lemma in ("accord", "according") and token.text.lower() == "according":
            yield _of_according(reading, token)


_PLAIN = Cue("say", 1, "")


def _with_particle(reading: Reading, token: Token) -> Cue | None:
    lemma = token.lemma.lower()
    for c in reading.children[token.i]:
        if reading.tokens[c].dep in ("prt", "advmod"):
            cue = PARTICLES.get((lemma, reading.tokens[c].text.lower()))
            if cue is not None:
                return cue
    return None


def _of_verb(reading: Reading, token: Token, cue: Cue | None) -> _Claim:
    claim = _Claim(cue or _PLAIN, token.i, {token.i})
    _add_source(reading, claim, token)
    takes = claim.cue.takes
    preps = PHRASAL.get(token.lemma.lower(), frozenset())
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        if child.dep in _AUXILIARY or (child.dep == "advmod" and _amid(reading, token, c)):
            claim.cues.add(c)
        if child.dep == "ccomp" and ("c" in takes or "q" in takes):
            claim.content.update(reading.subtree(c))
        elif child.dep == "xcomp" and ("x" in takes or ("c" in takes and child.pos != "ADJ")):
            claim.content.update(reading.subtree(c))
        elif child.dep in _OBJECTS and "o" in takes:
            claim.content.update(reading.subtree(c))
        elif child.dep in ("prep", "prt") and child.text.lower() in preps:
            claim.cues.add(c)
            for below in reading.children[c]:
                claim.content.update(reading.subtree(below))
        elif child.dep in ("dobj", "dative") and "c" in takes:
            claim.hearer = c
    if not claim.content and takes:
        _add_prepositional(reading, claim, token.i)
    if not claim.content and "c" in takes:
        claim.content = _set_beside(reading, token)
    claim.content -= claim.source | claim.cues
    return claim


def _add_prepositional(reading: Reading, claim: _Claim, i: int) -> None:
    """Take the object of a preposition for content ("warned of a shortage", "criticism of the plan")."""
    for c in reading.children[i]:
        child = reading.tokens[c]
        if child.dep == "prep" and child.text.lower() in PREPOSITIONS and c > i:
            claim.cues.add(c)
            for below in reading.children[c]:
                claim.content.update(reading.subtree(below))
            return


def _amid(reading: Reading, verb: Token, c: int) -> bool:
    """Tell an adverb between auxiliary and verb, or hard before the verb."""
    return c < verb.i and all(reading.tokens[k].dep in _AUXILIARY | {"advmod"} for k in range(c, verb.i))


def _set_beside(reading: Reading, verb: Token) -> set[int]:
    """Return the clause that a parenthetical cue belongs to ("X, he said, …"; "as Reuters reported")."""
    as_clause = any(reading.tokens[c].dep == "mark" and reading.tokens[c].text.lower() == "as" for c in reading.children[verb.i])
    own_subject = any(reading.tokens[c].dep in SUBJECTS for c in reading.children[verb.i])
    if verb.head == verb.i or not own_subject:
        return set()
    if verb.dep == "parataxis" or (verb.dep == "advcl" and as_clause) or (verb.dep == "ccomp" and verb.head < verb.i and not _has_mark(reading, verb)):
        return set(reading.subtree(verb.head)) - set(reading.subtree(verb.i))
    return set()


def _has_mark(reading: Reading, verb: Token) -> bool:
    before = reading.tokens[min(reading.subtree(verb.i))]
    return before.text.lower() in ("that", "if", "whether") or reading.tokens[max(0, before.i - 1)].text != ","


def _add_source(reading: Reading, claim: _Claim, verb: Token) -> None:
    """Fill in the subject of the cue, or the agent of a passive; a participle borrows its governor's."""
    for _ in range(4):
        children = [reading.tokens[c] for c in reading.children[verb.i]]
        agent = next((c for c in children if c.dep == "agent"), None)
        passive = any(c.dep in ("nsubjpass", "auxpass") for c in children)
        if agent is not None:
            noun = next((c for c in reading.children[agent.i] if reading.tokens[c].dep == "pobj"), None)
            if noun is not None and verb.i == claim.head:
                claim.cues.add(agent.i)
                claim.content.update(k for c in children if c.dep == "nsubjpass" for k in reading.subtree(c.i))
                _set_source(reading, claim, noun)
            return
        if passive:
            return
        subject = next((c for c in children if c.dep == "nsubj"), None)
        if subject is not None:
            if subject.text.lower() not in ("it", "there", "that", "this", "what") or not _empty(reading, verb):
                _set_source(reading, claim, subject.i)
            return
        if verb.dep == "acl" and verb.tag == "VBG":
            return _set_source(reading, claim, verb.head, whole=False)
        if verb.dep == "pcomp" or verb.dep not in _BORROWS:
            above = reading.tokens[verb.head]
            if verb.dep != "pcomp" or reading.tokens[above.head].pos != "VERB":
                return
            verb = reading.tokens[above.head]
            continue
        verb = reading.tokens[verb.head]
        if verb.pos not in ("VERB", "AUX"):
            return


def _empty(reading: Reading, verb: Token) -> bool:
    return verb.lemma in ("be", "seem", "appear")


def _set_source(reading: Reading, claim: _Claim, noun: int, whole: bool = True) -> None:
    claim.speaker = noun
    tokens = set(reading.subtree(noun))
    if not whole:
        tokens = {k for k in tokens if k <= noun}
    claim.source = tokens - {claim.head}


def _of_noun(reading: Reading, token: Token, cue: Cue) -> _Claim:
    """"X's claim that …", "issued a statement saying": the noun with its possessor or its light verb."""
    claim = _Claim(cue, token.i, {token.i})
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        if child.dep == "poss":
            _set_source(reading, claim, c)
        elif child.dep in ("ccomp", "acl") and c > token.i and child.tag != "VBN":
            claim.content.update(reading.subtree(c))
    above = reading.tokens[token.head]
    if not claim.source and token.dep == "dobj" and above.lemma in LIGHT:
        _add_source(reading, claim, above)
        claim.cues.update(range(above.i, token.i + 1))
    if claim.source and not claim.content:
        _add_prepositional(reading, claim, token.i)
    claim.content -= claim.source | claim.cues
    return claim


def _of_adjective(reading: Reading, token: Token, cue: Cue) -> _Claim:
    claim = _Claim(cue, token.i, {token.i})
    verb = reading.tokens[token.head]
    if verb.lemma not in ("be", "feel", "seem", "become", "remain"):
        return claim
    _add_source(reading, claim, verb)
    claim.cues.add(verb.i)
    for c in (*reading.children[token.i], *reading.children[verb.i]):
        if reading.tokens[c].dep in ("ccomp", "xcomp") and c > token.i:
            claim.content.update(reading.subtree(c))
    if not claim.content:
        _add_prepositional(reading, claim, token.i)
    claim.content -= claim.source | claim.cues
    return claim


def _of_according(reading: Reading, token: Token) -> _Claim:
    claim = _Claim(Cue("say", 2, "c"), token.i, {token.i})
    for c in reading.children[token.i]:
        if reading.tokens[c].text.lower() == "to":
            claim.cues.add(c)
            noun = next((k for k in reading.children[c] if reading.tokens[k].dep == "pobj"), None)
            if noun is not None:
                _set_source(reading, claim, noun)
    claim.content = set(reading.subtree(token.head)) - set(reading.subtree(token.i))
    return claim


def _give_quotes(reading: Reading, claims: list[_Claim], quotes: list[Quote]) -> None:
    """Give each quotation to the cue of speech beside it, or to the speaker who goes on."""
    text = reading.text
    sayers = [c for c in claims if set("cq") & set(c.cue.takes) and reading.tokens[c.head].pos == "VERB"]
    previous: tuple[Quote, _Claim] | None = None
    for quote in quotes:
        claim = _beside(reading, sayers, quote)
        if claim is None and (claim := _signed(reading, quote)) is not None:
            claims.append(claim)
        if claim is None and previous is not None and _goes_on(text, previous[0], quote):
            claim = previous[1]
        previous = (quote, claim) if claim is not None else None
        if claim is not None:
            claim.quotes.append(quote)
            if not claim.source:
                _source_by_place(reading, claim, quote)


def _signed(reading: Reading, quote: Quote) -> _Claim | None:
    """Return the claim of a quotation that a dash and a name follow."""
    match = _SIGNATURE.match(reading.text, quote.end)
    if match is None:
        return None
    source = {t.i for t in reading.tokens if match.start("name") <= t.start and t.end <= match.end("name")}
    if not source:
        return None
    return _Claim(Cue("say", 2, "q"), max(source), {min(source) - 1}, source, max(source))


def _of_transcripts(reading: Reading) -> Iterator[_Claim]:
    """Yield a claim for each paragraph headed by a name and a colon."""
    names = {e.start for e in reading.entities if e.type in ("PERSON", "ORG")}
    for match in _TRANSCRIPT.finditer(reading.text):
        if match.start("name") not in names and not match["name"].isupper():
            continue
        source = {t.i for t in reading.tokens if match.start("name") <= t.start and t.end <= match.end("name")}
        content = {t.i for t in reading.tokens if match.start("said") <= t.start < match.end("said")}
        if source and content:
            yield _Claim(Cue("say", 2, "q"), max(source), {max(source) + 1}, source, max(source), content)


def _give_blocks(reading: Reading, claims: list[_Claim]) -> None:
    """Give the paragraph after "she added:" to its cue, though no marks quote it."""
    for claim in claims:
        end = reading.tokens[claim.head].end
        if claim.content or claim.quotes or (match := _BLOCK.match(reading.text, end)) is None:
            continue
        claim.content = {t.i for t in reading.tokens if match.start("said") <= t.start < match.end("said")}


def _beside(reading: Reading, sayers: list[_Claim], quote: Quote) -> _Claim | None:
    """Return the cue that introduces or follows the quotation within its sentence."""
    text, best, least = reading.text, None, 10_000
    for claim in sayers:
        verb = reading.tokens[claim.head]
        if verb.start >= quote.end:
            gap = text[quote.end : verb.start]
            ends = text[quote.start : quote.end].rstrip("”\"'")[-1:] == "."
            fits = len(gap) <= _NEAR and not ends and not _breaks(gap)
            distance = len(gap)
        else:
            gap = text[verb.end : quote.start]
            fits = len(gap) <= _FAR and not _breaks(gap)
            distance = len(gap) + 10
        if fits and distance < least:
            best, least = claim, distance
    return best


def _breaks(gap: str) -> bool:
    """Tell whether a sentence ends in the gap; a colon may lead over to the next paragraph."""
    stripped = gap.strip()
    if "\n" in gap:
        return not stripped.endswith(":") and bool(stripped or "\n" in gap)
    return any(mark in gap for mark in (". ", "? ", "! ", "; ", "”", ".”"))


def _goes_on(text: str, before: Quote, quote: Quote) -> bool:
    """Tell a quotation that its paragraph carries on, or that an unclosed one announced."""
    gap = text[before.end : quote.start]
    if before.open:
        return not gap.strip()
    if len(gap) > _LEAD or gap.count(". ") > 3:
        return False
    if "\n" in gap:  # a paragraph that opens with a quotation and names no speaker
        return gap.endswith("\n")
    return gap.rstrip()[-1:] in (".", ",", ":", "")


def _source_by_place(reading: Reading, claim: _Claim, quote: Quote) -> None:
    """Take the words beside the verb for its subject, where the tree has none."""
    verb = claim.head
    if reading.tokens[verb].start >= quote.end:
        found = []
        for k in range(verb - 1, -1, -1):
            if reading.tokens[k].start < quote.end or reading.tokens[k].text in ",":
                break
            found.append(k)
        if not found:
            for k in range(verb + 1, min(verb + 10, len(reading.tokens))):
                if reading.tokens[k].pos in ("PUNCT", "VERB", "ADP"):
                    break
                found.append(k)
        nouns = [k for k in found if reading.tokens[k].pos in ("NOUN", "PROPN", "PRON")]
        if nouns:
            claim.source, claim.speaker = set(found) - claim.cues, max(nouns)


def _attribution(reading: Reading, mentioned: Mentions, claim: _Claim) -> Attribution | None:
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
        if token.pos == "PUNCT" and token.text not in "“”\"$%":
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
