"""The words that time expressions are made of: each word's class and what it stands for.

A word has one class; rules (``dateline.language.timerules``) are written over classes. Words that
are also common names, verbs or modals count only with a capital (``CAPITAL``). Refuses spelling
correction and any language but English.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.language.eventdays import EVENT_NAMES

Meaning = int | str

MONTHS: Mapping[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
SHORT_MONTHS: Mapping[str, int] = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
SHORT_WEEKDAYS: Mapping[str, int] = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
CARDINALS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS: Mapping[str, int] = {
    "first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
# Units by their TIMEX3 letter; "E" is a decade, "C" a century, "T…" are parts of a day.
UNITS: Mapping[str, str] = {
    "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E",
    "century": "C", "fortnight": "F",
}  # fmt: skip
PLURALS: Mapping[str, str] = {
    "seconds": "TS", "minutes": "TM", "mins": "TM", "hours": "TH", "hrs": "TH", "days": "D", "weeks": "W",
    "months": "M", "years": "Y", "yrs": "Y", "decades": "E", "centuries": "C", "fortnights": "F",
}  # fmt: skip

# Feasts of several words are read as one token; their words must be written with capitals.
LONG_FEASTS: Mapping[str, str] = {
    "new year's day": "01-01", "new year's eve": "12-31", "martin luther king jr. day": "king",
    "martin luther king day": "king", "mlk day": "king", "labor day": "labor", "labour day": "labor",
    "memorial day": "memorial", "veterans day": "11-11", "armistice day": "11-11", "boxing day": "12-26",
    "good friday": "good friday", "easter monday": "easter monday", "may day": "05-01",
    "valentine's day": "02-14", "presidents' day": "presidents", "columbus day": "columbus",
    "pearl harbor day": "12-07", "christmas day": "12-25", "christmas eve": "12-24", "thanksgiving day": "thanksgiving",
    "election day": "election",
}  # fmt: skip

CLASSES: Mapping[str, Mapping[str, Meaning]] = {
    "MONTH": {k: v for k, v in MONTHS.items() if k != "may"},
    "MAY": {"may": 5},
    "SHORTMONTH": SHORT_MONTHS,
    "WEEKDAY": WEEKDAYS,
    "SHORTWEEKDAY": SHORT_WEEKDAYS,
    "CARD": CARDINALS,
    "BIG": {"hundred": 100, "thousand": 1000, "dozen": 12},
    "ORD": ORDINALS,
    "SECOND": {"second": 2},
    "UNIT": UNITS,
    "UNITS": PLURALS,
    "QUARTER": {"quarter": "Q"},
    "QUARTERS": {"quarters": "Q"},
    "HALF": {"half": "H"},
    "WEEKEND": {"weekend": "WE", "weekends": "WE"},
    "SEASON": {"summer": "SU", "winter": "WI"},
    "SPRING": {"spring": "SP", "fall": "FA", "autumn": "FA"},
    "PART": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "nights": "NI",
             "lunchtime": "MI", "dawn": "MO", "dusk": "EV"},
    "OVERNIGHT": {"overnight": "NI"},
    "TONIGHT": {"tonight": "NI"},
    "NOON": {"noon": "12:00", "midday": "12:00"},
    "MIDNIGHT": {"midnight": "24:00"},
    "DAYNAME": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "NOW": {"now": "PRESENT_REF"},
    "CURRENTLY": {"currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF"},
    "RECENTLY": {"recently": "PAST_REF", "lately": "PAST_REF"},
    "SOON": {"soon": "FUTURE_REF", "shortly": "FUTURE_REF"},
    "FUTURE": {"future": "FUTURE_REF"},
    "MOMENT": {"moment": "PRESENT_REF", "present": "PRESENT_REF"},
    "TIME": {"time": "X"},
    "LAST": {"last": -1},
    "PAST": {"past": -1},
    "PREVIOUS": {"previous": -1, "preceding": -1, "prior": -1},
    "THIS": {"this": 0},
    "CURRENT": {"current": 0},
    "NEXT": {"next": 1},
    "COMING": {"coming": 1, "upcoming": 1},
    "FOLLOWING": {"following": 1, "ensuing": 1, "subsequent": 1},
    "LATEST": {"latest": -1},
    "RECENT": {"recent": -1},
    "SAME": {"same": 0},
    "THAT": {"that": 0},
    "THESE": {"these": 0},
    "THOSE": {"those": 0},
    "THEN": {"then": 0},
    "EARLY": {"early": "START", "mid": "MID", "late": "END"},
    "EARLIER": {"earlier": -1},
    "LATER": {"later": 1},
    "EDGE": {"beginning": "START", "start": "START", "end": "END", "close": "END", "middle": "MID",
             "turn": "START", "rest": "END", "remainder": "END"},
    "AGO": {"ago": -1},
    "BEFORE": {"before": -1},
    "AFTER": {"after": 1},
    "FROM": {"from": 1},
    "HENCE": {"hence": 1},
    "EACH": {"each": "EACH", "every": "EVERY", "per": "EACH"},
    "OFTEN": {"daily": "P1D", "annually": "P1Y", "nightly": "P1D", "hourly": "PT1H"},
    "OFTENLY": {"weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y"},
    "ANNUAL": {"annual": "P1Y"},
    "ONCE": {"once": 1, "twice": 2},
    "FISCAL": {"fiscal": "FY", "financial": "FY"},
    "FULL": {"full": "", "whole": "", "entire": "", "calendar": "", "trading": "", "working": "",
             "business": "", "consecutive": "", "straight": "", "successive": "", "additional": "",
             "solid": "", "long": "", "other": "", "right": "", "crucial": "", "very": "", "near": "",
             "foreseeable": "", "distant": "", "not": "", "too": ""},
    "PERIOD": {"period": "", "span": "", "stretch": "", "term": "", "run": ""},
    "APPROX": {"about": "~", "around": "~", "nearly": "<", "almost": "<", "roughly": "~", "some": "~",
               "approximately": "~", "barely": "~"},
    "OVER": {"over": ">", "under": "<"},
    "MORE": {"more": ">"},
    "LESS": {"less": "<", "fewer": "<"},
    "THAN": {"than": ""},
    "LATTER": {"latter": -1, "final": -1},
    "NO": {"no": ""},
    "AT": {"at": ""},
    "LEAST": {"least": ">", "most": "<"},
    "UP": {"up": "<"},
    "ENDED": {"ended": "", "ending": ""},
    "AS": {"as": ""},
    "HIGH": {"high": ""},
    "FEW": {"few": "X", "several": "X", "many": "X", "couple": 2, "handful": "X"},
    "OLD": {"old": "", "olds": ""},
    "THE": {"the": ""},
    "A": {"a": 1, "an": 1},
    "ITS": {"its": "", "their": "", "his": "", "her": "", "our": ""},
    "OF": {"of": ""},
    "IN": {"in": ""},
    "ON": {"on": ""},
    "AND": {"and": ""},
    "OR": {"or": ""},
    "SO": {"so": ""},
    "TO": {"to": ""},
    "THROUGH": {"through": "", "until": "", "till": ""},
    "BETWEEN": {"between": ""},
    "LOCAL": {"local": "", "eastern": "", "central": "", "pacific": ""},
    "ZONE": {"gmt": "", "utc": "", "est": "", "edt": "", "pst": "", "pdt": "", "cet": "", "cest": "",
             "bst": "", "ist": "", "et": "", "pt": "", "cst": "", "cdt": "", "mst": "", "mdt": "", "aest": ""},
    "OCLOCK": {"o'clock": "", "o’clock": ""},
    "AMPM": {"am": 0, "a.m": 0, "a.m.": 0, "pm": 12, "p.m": 12, "p.m.": 12},
    "DECADE": {"twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196,
               "seventies": 197, "eighties": 198, "nineties": 199},
    "ERA": {"ad": "", "bc": "BC", "bce": "BC"},
    "FEAST": {"christmas": "12-25", "thanksgiving": "thanksgiving", "easter": "easter",
              "halloween": "10-31", "juneteenth": "06-19", **LONG_FEASTS},
    "EVENTDAY": {name: day.isoformat() for name, (day, _) in EVENT_NAMES.items()},
    "EVE": {"eve": -1},
    "POSS": {"'s": "", "’s": "", "'": "", "’": ""},
    "DASH": {"-": "", "–": "", "—": "", "‑": ""},
    "COMMA": {",": ""},
    "POINT": {".": ""},
    "SLASH": {"/": ""},
    "OPEN": {"(": ""},
    "CLOSE": {")": ""},
}  # fmt: skip
NUMERIC = (
    "DAY",
    "YEAR",
    "NUM",
    "NTH",
    "CLOCK",
    "ISO",
    "NUMDATE",
    "FRACTION",
    "SHORTYEAR",
    "TENS",
    "LONGTENS",
    "QTH",
    "BREAK",
)
"""Classes of tokens that the lexer tells by their shape."""

CAPITAL = frozenset(
    {"may", "march", "mar", "august", "sat", "sun", "mon", "wed", "jan", "dec", "et", "ist", *LONG_FEASTS}
)
"""Words of a class only when written with a capital: otherwise verbs, modals, names and the like."""

PLANNING = frozenset({"plan", "schedule", "slate", "set", "due", "expect", "reschedule", "adjourn", "book"})
"""Verbs that, in whatever tense, put a day ahead: "had scheduled a hearing Thursday"."""

SCHEDULING = frozenset({"plan", "schedule"})
"""Verbs of planning whose active past, too, puts its object's day ahead: "they planned a rally on Monday"."""

PUTTING_OFF = frozenset({"postpone", "delay", "extend", "put", "push", "defer", "move", "give", "remand"})
"""Verbs that put a day ahead when "until" or "to" leads to it."""

AFTER_WORDS = frozenset({"after", "following", "since", "wake", "aftermath"})
"""Words that put what they lead to before what is told: "in the wake of the raid on Saturday"."""

NAMED_BY_DAY = ("Times", "Mirror", "Mail", "Express", "Telegraph", "Herald", "Post", "Tribune", "Independent",
                "Night Live", "Night Football", "Agreement")  # fmt: skip
"""What follows a weekday in names of papers, shows and pacts, which tell no day."""

NEGATIONS = frozenset({"not", "n't", "n’t", "neither", "nor", "never"})

ON_CALENDARS = frozenset(
    """meet begin start open reopen leave depart arrive vote play visit launch end expire close resume return
    host face hold kick travel head go come convene debate take appear retire address speak release premiere
    air debut mark celebrate run finish fly sail move elect swear""".split()
)
"""Verbs of what stands in calendars: their bare present puts a day ahead ("meets on Friday"), others do not."""

LEAVING = frozenset({"leave", "depart", "go", "come", "travel", "arrive", "fly", "sail", "retire", "move"})
"""Verbs whose progressive, too, puts a day ahead: "is leaving on Friday", but not "is searching on Friday"."""

IMPLICATIVE = frozenset(
    """manage fail force try attempt begin start continue refuse decline help gather use struggle rush appear
    unable able seem cause lead allow turn stop happen prove enable compel drive have need""".split()
)
"""Words whose infinitive is as past as they are: "tried to land on Monday", not "agreed to meet on Monday"."""

FORESEEING = frozenset({"when", "once", "if", "until", "till", "before", "unless"})
"""Words after which a present tells of what is still to come."""

ONCE_DONE = frozenset(
    """attack assault bombing blast explosion shooting killing murder slaying death assassination massacre
    execution airstrike raid ambush shelling bombardment crash collision accident collapse fire blaze
    earthquake quake tsunami flood derailment hijacking kidnapping abduction stabbing robbery arrest riot
    stampede clash violence coup mutiny insurrection defeat loss leak hack outage error announcement
    ruling verdict resignation dismissal disappearance disaster tragedy bloodshed fall failure""".split()
)
"""Nouns of what is named by its day only once it is done: no modal puts "the Friday killing" ahead."""

SCHEDULED = frozenset(
    """meeting talk summit conference session election vote visit hearing trial ceremony referendum poll debate
    speech rally wedding funeral launch game match race final deadline inauguration address briefing primary
    caucus runoff auction opening sentencing event edition show concert parade festival""".split()
)
"""Nouns of what stands in calendars, so that a modal may put its day ahead."""


def _lexicon() -> dict[str, tuple[str, Meaning]]:
    found: dict[str, tuple[str, Meaning]] = {}
    for name, words in CLASSES.items():
        for word, meaning in words.items():
            found.setdefault(word, (name, meaning))
    return found


LEXICON: Mapping[str, tuple[str, Meaning]] = _lexicon()
"""Each word in lower case with its class and its meaning; the class listed first wins."""
