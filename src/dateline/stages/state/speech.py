"""Give quotations to their speakers: beside a cue, over paragraphs, by a signature, in transcripts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dateline.language.cues import VERBS, Cue
from dateline.model import Reading
from dateline.stages.state.claims import Claim
from dateline.stages.state.quotes import Quote

_NEAR, _FAR, _LEAD = 160, 160, 220
_WORDS = 9
_NO_CUE = Cue("", 0, "")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
# A full stop after a short word may be an abbreviation's ("Mr. Berg", "U.S. officials").
_SENTENCE_END = re.compile(r"[a-z0-9]{3,}[.] |[?!;] |[”]")
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|von|van|al|bin|of|the)){0,4}"
_SIGNATURE = re.compile(rf"[ \n]{{0,2}}(?:―|—|–|--)\s?(?P<name>{_NAME})")
_SIGNED_LINE = re.compile(rf"[ \n]+(?P<name>[A-Z][\w.’'-]+ {_NAME}), [A-Z][\w.’' -]{{1,40}}(?=\n|\Z)")
_TRANSCRIPT = re.compile(rf"^[\"“]?(?P<name>{_NAME}): +(?P<said>\S[^\n]{{12,}})", re.MULTILINE)
_BLOCK = re.compile(r"[^\n.;:]{0,60}:\s*\n\s*(?P<said>[^\n]+)")


def give_quotes(reading: Reading, claims: list[Claim], quotes: list[Quote]) -> None:
    """Give each quotation to the cue of speech beside it, or to the speaker who goes on."""
    text = reading.text
    sayers = [c for c in claims if set("cq") & set(c.cue.takes) and reading.tokens[c.head].pos == "VERB"]
    previous: tuple[Quote, Claim] | None = None
    for quote in quotes:
        claim = _beside(reading, sayers, quote)
        if claim is None and (claim := _new_claim(reading, quote)) is not None:
            claims.append(claim)
        if claim is None and previous is not None and _goes_on(text, previous[0], quote):
            claim = previous[1]
        previous = (quote, claim) if claim is not None else None
        if claim is not None:
            claim.quotes.append(quote)
            _part_from_quote(reading, claim, quote)
            if not claim.source:
                _source_by_place(reading, claim, quote)
            if not claim.source and (lead := _led_in(reading, quote)) is not None:
                claim.source, claim.speaker = lead.source, lead.speaker


def _new_claim(reading: Reading, quote: Quote) -> Claim | None:
    """Return the claim of a quotation that no cue of the tables stands beside."""
    return (
        _signed(reading, quote)
        or _named_after(reading, quote)
        or _led_in(reading, quote)
        or _closed_by(reading, quote)
    )


def _part_from_quote(reading: Reading, claim: Claim, quote: Quote) -> None:
    """Give a cue whose subject was looked for inside its quotation the subject outside it."""
    if claim.speaker is None or not quote.start <= reading.tokens[claim.speaker].start < quote.end:
        subjects = [k for k in reading.children[claim.head] if reading.tokens[k].dep == "nsubj"]
        if len(subjects) < 2 or claim.speaker != subjects[0] or subjects[0] < claim.head:
            return
    outside = [
        k
        for k in reading.children[claim.head]
        if reading.tokens[k].dep == "nsubj" and not quote.start <= reading.tokens[k].start < quote.end
    ]
    claim.speaker = max(outside, default=None)
    claim.source = set(reading.subtree(claim.speaker)) if claim.speaker is not None else set()


def _closed_by(reading: Reading, quote: Quote) -> Claim | None:
    """Return the claim of any verb with a subject that goes on from a quotation ("…,” Ms Berg grants")."""
    if reading.text[quote.start : quote.end].rstrip("”\"'")[-1:] not in (",", "?", "!"):
        return None
    first = bisect_left(reading.tokens, quote.end, key=lambda t: t.start)
    for k in range(first, min(first + _WORDS, len(reading.tokens))):
        token = reading.tokens[k]
        if token.pos == "PUNCT":
            return None
        if token.tag in ("VBD", "VBZ") and token.pos == "VERB":
            subject = next((c for c in reading.children[k] if reading.tokens[c].dep == "nsubj"), None)
            if subject is None or subject < first:
                return None
            return Claim(Cue("say", 1, "q"), k, {k}, set(reading.subtree(subject)))
    return None


def _signed(reading: Reading, quote: Quote) -> Claim | None:
    """Return the claim of a quotation that a dash and a name follow."""
    match = _SIGNATURE.match(reading.text, quote.end) or _SIGNED_LINE.match(reading.text, quote.end)
    if match is None:
        return None
    source = {t.i for t in reading.tokens if match.start("name") <= t.start and t.end <= match.end("name")}
    if not any(reading.tokens[k].pos == "PROPN" for k in source):
        return None
    return Claim(Cue("say", 2, "q"), max(source), {min(source) - 1}, source)


def _named_after(reading: Reading, quote: Quote) -> Claim | None:
    """Return the claim of a cue that the tagger took for a noun ("…,” the Bergen Times notes.")."""
    if reading.text[quote.start : quote.end].rstrip("”\"'")[-1:] != ",":
        return None
    first = bisect_left(reading.tokens, quote.end, key=lambda t: t.start)
    for k in range(first + 1, min(first + _WORDS, len(reading.tokens))):
        token = reading.tokens[k]
        word = token.text.lower()
        cue = VERBS.get(word[:-1] if token.tag in ("NNS", "NNPS") else word, _NO_CUE)
        closes = reading.tokens[min(k + 1, len(reading.tokens) - 1)].pos in ("PUNCT", "ADP", "ADV")
        if token.pos in ("NOUN", "PROPN") and "c" in cue.takes and closes:
            return Claim(cue, k, {k}, set(range(first, k)))
        if token.pos in ("PUNCT", "VERB", "AUX"):
            break
    return None


def _led_in(reading: Reading, quote: Quote) -> Claim | None:
    """Return the claim of a sentence that a colon, or "was,", leads over to the quotation.

    Its speaker is the subject, or whose the subject is ("her message was: …").
    """
    lead = reading.text[: quote.start].rstrip()
    at = bisect_left(reading.tokens, len(lead), key=lambda t: t.end)
    if at >= len(reading.tokens) or not (lead.endswith(":") or reading.tokens[at - 1].lemma == "be"):
        return None
    first = reading.sentences[bisect_right(reading.sentences, (at, len(reading.tokens))) - 1][0]
    for k in range(first, at):
        token = reading.tokens[k]
        torn = token.head >= at  # the tree has the quotation govern the subject before it
        if token.dep != "nsubj" or not (torn or reading.tokens[token.head].tag in _FINITE):
            continue
        owner = next((c for c in reading.children[k] if reading.tokens[c].dep == "poss"), None)
        speaker = owner if owner is not None else k
        source = set(reading.subtree(speaker))
        claim = Claim(Cue("say", 1, "q"), speaker, {at if torn else token.head}, source)
        claim.speaker = speaker
        return claim
    return None


def give_transcripts(reading: Reading, claims: list[Claim]) -> None:
    """Add the claims of transcripts; who says "I" in one is the name at its head."""
    for whole in list(claims_of_transcripts(reading)):
        for claim in claims:
            speaker = claim.speaker if claim.head in whole.content else None
            if speaker is not None and reading.tokens[speaker].text == "I":
                claim.speaker = whole.speaker
        claims.append(whole)


def claims_of_transcripts(reading: Reading) -> Iterator[Claim]:
    """Yield a claim for each paragraph headed by a name and a colon."""
    names = {e.start for e in reading.entities if e.type in ("PERSON", "ORG")}
    surnames = {e.name.split()[-1].upper() for e in reading.entities if e.type == "PERSON"}
    for match in _TRANSCRIPT.finditer(reading.text):
        if match.start("name") not in names and match["name"] not in surnames:
            continue
        source = {
            t.i for t in reading.tokens if match.start("name") <= t.start and t.end <= match.end("name")
        }
        content = {t.i for t in reading.tokens if match.start("said") <= t.start < match.end("said")}
        if source and content:
            claim = Claim(Cue("say", 2, "q"), max(source), {max(source) + 1}, source)
            claim.content = content
            yield claim


def give_blocks(reading: Reading, claims: list[Claim]) -> None:
    """Give the paragraph after "she added:" to its cue, though no marks quote it."""
    for claim in claims:
        end = reading.tokens[claim.head].end
        if claim.content or claim.quotes or (match := _BLOCK.match(reading.text, end)) is None:
            continue
        claim.content = {t.i for t in reading.tokens if match.start("said") <= t.start < match.end("said")}


def _beside(reading: Reading, sayers: list[Claim], quote: Quote) -> Claim | None:
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
    return _SENTENCE_END.search(gap) is not None


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


def _source_by_place(reading: Reading, claim: Claim, quote: Quote) -> None:
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
                if reading.tokens[k].pos in ("PUNCT", "VERB", "ADP") and reading.tokens[k].text != "-":
                    break
                found.append(k)
        nouns = [k for k in found if reading.tokens[k].pos in ("NOUN", "PROPN", "PRON")]
        if nouns:
            claim.source, claim.speaker = set(found) - claim.cues, max(nouns)
