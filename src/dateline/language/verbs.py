"""How verbs, nouns and adjectives bear on the clause they embed: signatures, as data.

A signature says what follows for the embedded clause when the embedding word holds and when it is
negated, as a factor between -1 and 1, and which status it lends (after Karttunen 1971; Nairn, Condoravdi
and Karttunen 2006; Saurí and Pustejovsky 2012). Refuses to know any particular affair.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.model import Status


class Signature(NamedTuple):
    """``holds`` and ``fails`` are the factors when the embedding word is true and when it is negated.

    ``lends`` is the status of the embedded clause ("" leaves its own); ``factive`` words presuppose it:
    the factor is then taken from full certainty whatever stands above.
    """

    kind: str
    lends: Status | None
    holds: float
    fails: float
    factive: bool = False


SIGNATURES: dict[str, Signature] = {
    s.kind: s
    for s in (
        Signature("fact", None, 1.0, 0.93, True),
        Signature("say", None, 1.0, 0.3),
        Signature("claim", None, 0.87, 0.2),
        Signature("think", None, 0.75, -0.5),
        Signature("seem", None, 0.65, -0.6),
        Signature("manage", None, 1.0, -0.95),
        Signature("phase", None, 0.95, -0.9),
        Signature("help", None, 0.85, -0.8),
        Signature("cause", None, 0.8, -0.6),
        Signature("agree", "agreed", 0.85, -0.6),
        Signature("set", "planned", 0.75, -0.7),
        Signature("plan", "planned", 0.6, -0.6),
        Signature("promise", "planned", 0.7, -0.5),
        Signature("design", "planned", 0.62, -0.6),
        Signature("expect", "expected", 0.7, -0.6),
        Signature("likely", "expected", 0.55, -0.4),
        Signature("threaten", "possible", 0.35, -0.3),
        Signature("propose", "proposed", 0.45, -0.4),
        Signature("vote", "proposed", 0.7, -0.6),
        Signature("demand", "demanded", 0.55, -0.3),
        Signature("order", "demanded", 0.65, -0.4),
        Signature("want", "demanded", 0.42, -0.4),
        Signature("hope", "possible", 0.5, -0.3),
        Signature("try", "possible", 0.37, -0.5),
        Signature("allow", "possible", 0.7, -0.8),
        Signature("able", "possible", 0.6, -0.85),
        Signature("ready", "possible", 0.45, -0.6),
        Signature("fear", "possible", 0.45, 0.1),
        Signature("ask", "possible", 0.35, 0.2),
        Signature("doubt", "possible", -0.4, 0.5),
        Signature("deny", None, -0.75, 0.7),
        Signature("prevent", None, -0.5, 0.5),
        Signature("stop", None, -0.3, 0.85),
        Signature("fail", None, -0.65, 0.9),
        Signature("refuse", None, -0.82, 0.4),
        Signature("oppose", "possible", -0.1, 0.3),
        Signature("purpose", "planned", 0.7, -0.5),
        Signature("can", "possible", 0.65, -0.6),
        Signature("plain", None, 1.0, -0.6),
    )
}

# Words by signature; "word:to", "word:that" and "word:ing" hold for one form of complement only.
_VERBS = {
    "fact": """know:that realize:that realise:that learn:that discover notice reveal:that disclose:that regret:that regret:ing forget:that remember:that recall:that
        recall:ing point:that confirm:that acknowledge:that admit:that admit:ing concede:that note:that observe:that
        ignore:that announce:ing condemn:ing criticise:ing criticize:ing
        celebrate:ing blame:ing accept:that remember:ing understand:that""",
    "say": """say tell:that add state announce:that report declare write explain stress reiterate insist:that
        assert maintain:that argue:that testify recount emphasize emphasise caution:that agree:that
        conclude rule:that inform warn:that remark reply respond cite repeat tweet post comment brief quote
        describe:ing complain:that mention indicate
        find:that see:that show:that prove:that demonstrate:that mean:that hear:that""",
    "claim": "claim allege charge:that accuse:ing suspect:ing contend purport signal:that suggest:that hint imply",
    "think": """think believe assume suppose consider:that guess reckon feel:that view:that estimate:that judge
        figure:that imagine speculate consider:ing believe:to say:to report:to know:to think:to allege:to
        claim:to understand:to rumour rumor consider:to deem""",
    "seem": "seem appear look:that sound tend:to prove:to",
    "manage": """manage succeed get:to dare bother:to come:to happen:to go:ing remember:to turn:to rush:to choose:to
        serve:to have:ing see:ing hear:ing watch catch find:ing find:to show:ing end:ing spend:ing keep:ing leave:ing fall:to drop:to rise:to climb:to slip:to jump:to slide:to grow:to wake:to
        use:ing face:ing involve:ing include:ing live:to""",
    "phase": """begin start continue keep resume go:ing proceed:to return:to carry:ing remain:to commence grow:to
        become:to complete:ing finish:ing use:to""",
    "help": "help lead:to assist make:to contribute:to get:ing work:to move:to act:to join:ing",
    "cause": "cause force:to lead:to prompt:to compel drive:to push:to persuade:to convince:to inspire:to let",
    "agree": "agree:to agree:ing decide decide:to opt:to resolve:to elect:to consent:to approve:ing approve:to",
    "vote": "vote:to",
    "set": """set:to schedule slate:to due be:to bind:to go:to poise:to prepare:to gear:to stand:to""",
    "plan": "plan intend aim mean:to seek:to prepare plot look:to envision envisage plan:ing target work:toward",
    "promise": "promise pledge vow commit:to undertake:to swear:to guarantee ensure:that assure:that offer:to volunteer:to",
    "design": "design:to use:to need:to build:to intend:ing",
    "expect": "expect anticipate predict forecast foresee project:to project:that await look:ing tip:to",
    "likely": "bet:that",
    "threaten": "threaten risk:ing risk",
    "propose": """propose suggest:ing suggest recommend advise consider:ing discuss:ing debate:ing mull weigh study:ing
        explore:ing contemplate advocate:ing favor:ing favour:ing support:ing examine:ing""",
    "demand": """demand call:to call:ing urge ask:to ask:that request press:to appeal:to insist:ing plead:to beg:to lobby:to
        pressure:to push:ing seek:that invite:to encourage:to challenge:to warn:to tell:to implore pressurise:to
        advocate:that recommend:that propose:that suggest:to instruct:that""",
    "order": "order instruct require direct:to command oblige:to mandate have:to need:to assign:to",
    "want": "want wish prefer would:to like:to love:to need:that desire long:to",
    "hope": "hope hop:to hop dream aspire pray hesitate:to",
    "try": "try attempt strive struggle endeavor endeavour fight:to work:to compete:to bid:to scramble:to campaign:to",
    "allow": "allow enable permit authorize authorise empower:to license clear:to let:to entitle:to free:to",
    "able": "afford:to",
    "fear": "fear worry concern:that dread",
    "ask": "ask wonder question inquire investigate:that determine decide:whether see:whether debate:whether",
    "doubt": "doubt question:that dispute:that",
    "deny": "deny refute reject:that dismiss:that disprove rule:ing",
    "prevent": """prevent block:ing avoid:ing ban:ing bar:ing forbid prohibit:ing stop:from keep:from discourage deter
        hinder:ing dissuade:ing prohibit ban:from bar:from refrain:ing warn:against protect:from exclude
        prevent:from discourage:from deter:from dissuade:from prohibit:from exclude:from save:from restrain:from""",
    "stop": "stop:ing cease quit:ing halt:ing end:ing suspend:ing give:ing abandon:ing postpone:ing delay:ing put:ing",
    "fail": "fail neglect:to forget:to miss:ing cease:to",
    "refuse": "refuse decline:to",
    "oppose": "oppose:ing object:ing reject:ing resist:ing",
}

_NOUNS = {
    "fact": "fact news revelation realization realisation evidence proof knowledge",
    "say": "statement announcement word message confirmation declaration assurance",
    "claim": "claim allegation accusation suggestion report rumour rumor suspicion speculation charge",
    "think": "belief view opinion impression sense conviction",
    "agree": "agreement decision accord deal pact consensus resolve vote contract treaty",
    "plan": "plan intention aim goal move objective ambition strategy scheme preparation programme program project",
    "promise": "promise pledge vow commitment obligation undertaking offer guarantee",
    "expect": "expectation forecast prediction prospect",
    "likely": "likelihood probability",
    "threaten": "threat risk danger",
    "propose": "proposal bill motion recommendation idea option suggestion:to invitation",
    "demand": "demand call request appeal insistence pressure plea petition invitation warning:to",
    "order": "order need requirement duty mandate mission task instruction",
    "want": "desire wish will willingness eagerness interest appetite reluctance",
    "hope": "hope dream aspiration",
    "try": "effort attempt bid campaign drive struggle fight push battle",
    "allow": "permission authority licence license right power approval clearance freedom",
    "able": "ability capacity chance opportunity possibility capability potential option:to way time room",
    "fear": "fear concern worry anxiety",
    "ask": "question debate doubt uncertainty",
    "deny": "denial",
    "fail": "failure inability",
    "refuse": "refusal",
    "oppose": "opposition objection",
}

_ADJECTIVES = {
    "fact": "aware:that sorry glad happy:that proud surprised shocked sad disappointed outraged clear:that obvious evident",
    "think": "convinced confident certain sure optimistic",
    "set": "due scheduled set bound poised certain:to sure:to",
    "expect": "expected",
    "likely": "likely probable apt",
    "want": "eager keen anxious willing determined impatient interested desperate",
    "ready": "ready prepared willing free open happy:to",
    "able": "able possible capable easy hard difficult tough easier harder allowed eligible fit",
    "hope": "hopeful",
    "fear": "afraid worried fearful concerned",
    "prevent": "unable impossible unwilling reluctant powerless unfit",
    "doubt": "unlikely doubtful uncertain unsure sceptical skeptical unclear",
    "demand": "necessary essential important crucial vital imperative urgent",
    "order": "required obliged",
    "manage": "wrong right stupid brave lucky quick slow first last second third",
}


def _by_word(table: dict[str, str]) -> dict[str, Signature]:
    """Turn "kind: words" into "word: signature"; of two kinds for one word the first stands."""
    found: dict[str, Signature] = {}
    for kind, words in table.items():
        for word in words.split():
            found.setdefault(word, SIGNATURES[kind])
    return found


VERBS = _by_word(_VERBS)
NOUNS = _by_word(_NOUNS)
ADJECTIVES = _by_word(_ADJECTIVES)

# What holds of a complement whose governing word is in no table, by part of speech and form.
UNLISTED: dict[tuple[str, str], Signature] = {
    ("VERB", "to"): SIGNATURES["purpose"],
    ("VERB", "that"): SIGNATURES["plain"],
    ("VERB", "ing"): SIGNATURES["plain"],
    ("NOUN", "to"): SIGNATURES["can"],
    ("NOUN", "that"): SIGNATURES["plain"],
    ("NOUN", "ing"): SIGNATURES["plain"],
    ("ADJ", "to"): SIGNATURES["purpose"],
    ("ADJ", "that"): SIGNATURES["plain"],
    ("ADJ", "ing"): SIGNATURES["plain"],
}


def signature(pos: str, lemma: str, form: str) -> Signature:
    """Return how a word of class ``pos`` bears on a complement of ``form`` (to, that, ing, from …).

    >>> signature("VERB", "refuse", "to").kind
    'refuse'
    >>> signature("NOUN", "teapot", "that").kind
    'plain'
    """
    kind = "VERB" if pos in ("VERB", "AUX") else "ADJ" if pos in ("ADJ", "ADV") else "NOUN"
    table = {"VERB": VERBS, "NOUN": NOUNS, "ADJ": ADJECTIVES}[kind]
    found = table.get(f"{lemma}:{form}") or table.get(lemma)
    return found or UNLISTED.get((kind, form), SIGNATURES["plain"])


# Forms whose lemma taggers get wrong.
LEMMAS: dict[str, str] = {
    "hoping": "hope",
    "hoped": "hope",
    "hopes": "hope",
    "relabelled": "relabel",
    "left": "leave",
}

# Verbs whose clause only says who speaks.
SPEECH: frozenset[str] = frozenset(
    """say tell add state announce report declare write explain stress reiterate insist assert argue testify
    note claim allege contend warn reply respond tweet remark caution comment emphasize emphasise believe think
    acknowledge admit concede according suggest predict""".split()
)

# Object-controlled infinitives aside, these take their subject from the clause above even with an object.
SUBJECT_CONTROL: frozenset[str] = frozenset("promise vow threaten use take have".split())

# Verbs whose object does what "of", "for" or "from" names: "accused the firm of hiding it".
BLAMING: frozenset[str] = frozenset(
    """accuse suspect convict acquit relieve deprive prevent stop keep blame praise thank criticise criticize condemn
    punish arrest charge jail fine discourage deter dissuade bar ban sue credit forgive sentence indict""".split()
)

# Forms that are plural nouns as well as verbs, with an infinitive after both ("plans to grow were shelved").
PLURAL_OR_VERB: frozenset[str] = frozenset(
    "plans moves calls efforts attempts talks demands offers pledges bids vows hopes promises requests orders "
    "votes".split()
)

# Verbs, and passives, that tell a state: it lasts as long as what is told beside it.
STATIVE: frozenset[str] = frozenset(
    """include involve contain concern regard belong own have hold lie live know represent cover exceed total consist
    comprise serve stand mean need want require face surround relate link tie base locate align back support lead
    control head run call name associate affiliate back-up dedicate design intend aim entitle allow station
    headquarter situate connect date deserve depend remain resemble share oppose favour favor
    divide separate connect border adjoin""".split()
)

# Verbs whose participle, after a comma, tells what the whole clause before it did: "…, leaving four ships waiting".
SENTENTIAL: frozenset[str] = frozenset(
    """mean signal suggest indicate spark prompt leave cause raise complicate fuel mark force allow bring make give lead
    underscore highlight reflect show trigger set put push send drive create add boost deepen threaten pave end break
    confirm prove ensure enable culminate""".split()
)

# Verbs that often stand without an object, so that their past tense is no participle: "residents prepared for".
INTRANSITIVE: frozenset[str] = frozenset(
    """prepare protest gather march vote rally struggle campaign work live wait return arrive travel agree
    lead result stem respond react clash compete battle flock descend converge queue mourn celebrate""".split()
)
