"""Words that report the same kind of happening: one sense a line, verbs and their nouns together.

Used to see that "was assassinated", "the killing of" and "died in a strike" tell one thing. Only
senses that news keeps returning to are here; any other word is its own sense.
"""

from __future__ import annotations

from functools import lru_cache

import Stemmer

from dateline.language.places import COUNTRY_OF, country
from dateline.language.stopwords import STOPWORDS
from dateline.language.words import unaccented

_TABLE = """
kill: kill slay assassinate murder die death killing assassination fatality execute dead homicide slaying
wound: wound injure hurt maim injury
attack: attack strike bomb shell raid bombing airstrike assault ambush explosion blast explode hit
shoot: shoot shooting gunfire gun shootout gunshot
agree: agree approve endorse back accept adopt ratify agreement approval decide decision green-light backing go-ahead
refuse: refuse reject decline rebuff refusal rejection
begin: begin start launch establish open commence found create inception
end: end close conclude finish terminate dissolve expire
suspend: suspend halt freeze pause interrupt suspension
resume: resume restart reopen relaunch resumption
delay: delay postpone defer hold delay postponement
expand: expand enhance enlarge grow increase extend boost broaden widen raise expansion enhancement
reduce: reduce cut shrink lower decrease scale reduction decline drop fall
move: move transfer shift reassign re-assign relocate redeploy relabel transfer reassignment relabelle
deploy: deploy send dispatch station deployment
withdraw: withdraw leave expel evacuate exit pullout withdrawal quit
meet: meet gather convene meeting summit talk conference discuss discussion confer
demand: demand urge call request press insist ask call demand insistence
lead: lead head command chair
visit: visit tour travel trip
arrest: arrest detain apprehend custody arrest detention
charge: charge indict accuse prosecute indictment
convict: convict sentence jail imprison conviction
appoint: appoint name nominate elect inaugurate install appointment election
resign: resign retire oust dismiss sack resignation ouster
sign: sign conclude signing
vote: vote ballot referendum
annex: annex seize occupy capture annexation seizure capture
collapse: collapse crash plunge derail crash sink
win: win defeat beat victory
lose: lose loss defeat
test: test trial
buy: buy acquire purchase takeover acquisition merge merger
announce: announce unveil reveal disclose announcement
infect: infect contract outbreak infection
mission: mission operation effort
leader: commander general chief leader
"""

# Spellings of one word on the two sides of the Atlantic.
_SPELLINGS = (
    ("ence", "ense"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("our", "or"),
    ("tre", "ter"),
    ("mme", "m"),
)

_stemmer = Stemmer.Stemmer("english")


def _rows() -> dict[str, str]:
    rows: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        name, words = line.split(": ", 1)
        for word in words.split():
            rows.setdefault(word, name)
    return rows


SENSE_OF: dict[str, str] = _rows()

# Senses that are no happenings but things and people.
THINGS: frozenset[str] = frozenset({"mission", "leader"})

# Verbs that leave the telling to their object: "gave their backing", "carried out an attack".
LIGHT: frozenset[str] = frozenset(
    "give take make hold reach carry hit strike conduct launch deliver win issue".split()
)

# Verbs of having, and senses of change, whose figures tell how large something is or is to be.
HAVING: frozenset[str] = frozenset(
    "have be number count total comprise consist maintain keep exceed employ include involve".split()
)
SERVING: frozenset[str] = frozenset("serve station stand base remain".split())
CHANGING: frozenset[str] = frozenset("expand reduce reach take bring double triple quadruple go rise".split())

# States without a happening of their own, unless the clause says since when they hold.
STATES: frozenset[str] = frozenset("be have do make get go come let keep need mean show remain stay".split())

# Clauses that only report speech or thought: no happening of their own on a timeline.
SPEECH: frozenset[str] = frozenset(
    "welcome outrage worry concern fear hope regret praise criticise criticize condemn congratulate "
    "say tell add note write tweet state explain comment claim believe think feel know hope want expect "
    "argue suggest describe recall insist stress emphasise emphasize warn acknowledge admit concede "
    "speak talk allude express reiterate echo misstate clarify "
    "respond reply answer remark quote mention cite see hear seem appear understand read look consider".split()
)

# Who responds by going there, not by an answer; what one claims by taking it, not in words.
RESPONDERS: frozenset[str] = frozenset(
    "police officer deputy trooper constable sheriff department office unit crew team squad brigade "
    "firefighter fireman medic paramedic ambulance rescuer responder authority agent troop soldier "
    "officers deputies troopers constables units crews teams firefighters medics paramedics ambulances "
    "rescuers responders authorities agents troops soldiers".split()
)
LIVES: frozenset[str] = frozenset({"life", "lives"})


def sense(lemma: str) -> str:
    """Return the sense that ``lemma`` belongs to, itself where the table has none.

    >>> sense("assassinate"), sense("expansion"), sense("photograph")
    ('kill', 'expand', 'photograph')
    """
    return SENSE_OF.get(lemma.lower(), lemma.lower())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the English Snowball stem of ``word``, lower-cased, without accents and in one spelling.

    >>> stem("Bombings"), stem("defence") == stem("defense"), stem("Yulín") == stem("Yulin")
    ('bomb', True, True)
    """
    folded = unaccented(word.lower())
    for british, american in _SPELLINGS:
        if len(folded) > len(british) + 2 and folded.endswith(british):
            folded = folded.removesuffix(british) + american
            break
    stemmed: str = _stemmer.stemWord(folded)
    return stemmed


# Senses that news uses of one deed by turns: a shooting is an attack, and those it wounds may die.
FAMILIES: dict[str, str] = dict.fromkeys(("attack", "shoot", "kill", "wound"), "harm")


_STEMS: dict[str, str] = {stem(word): name for word, name in reversed(SENSE_OF.items())}


@lru_cache(maxsize=65536)
def terms_of(word: str) -> tuple[str, ...]:
    """Return what ``word`` adds to the terms of a text: countries, concepts, nothing for stopwords.

    >>> terms_of("US-led"), terms_of("the"), terms_of("Iranian")
    (('United States', 'led'), (), ('Iran',))
    """
    bare = word.removesuffix("'s").removesuffix("’s").rstrip("'’")
    parts = (part for part in bare.split("-") if part.lower() not in STOPWORDS or part in COUNTRY_OF)
    return tuple(country(p) or concept(p) for p in parts if len(p) > 2 or (len(p) == 2 and p.isupper()))


def concept(word: str) -> str:
    """Return what ``word`` is compared by: its sense where its stem has one, else the stem.

    >>> concept("enhancing"), concept("trainers")
    ('expand', 'trainer')
    """
    return SENSE_OF.get(word.lower()) or _STEMS.get(stem(word), stem(word))
