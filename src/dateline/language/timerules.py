"""The forms of time expressions in news English: a table of rules over the classes of ``timewords``.

A pattern is a sequence of class names and ``{macros}``, with ``( | ) ? * +`` as in regular
expressions; ``@`` asks that the class stands before, ``^`` that it does not, ``!`` that it does not
follow, ``&`` that it does; ``name=`` before an item names it for the builder of the rule's ``kind``. The longest
match wins, then the earlier rule. Refuses to say what an expression means: see ``stages.date``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Rule(NamedTuple):
    """One form: which builder makes a value of it, its pattern, and an example of it."""

    kind: str
    pattern: str
    example: str


MACROS: Mapping[str, str] = {
    "MON": "(MONTH|MAY|SHORTMONTH POINT?)",
    "LONEMON": "(MONTH|MAY|SHORTMONTH POINT)",
    "WDAY": "(WEEKDAY|SHORTWEEKDAY POINT)",
    "YR": "(YEAR|SHORTYEAR)",
    "NTH": "(NTH|ORD|SECOND)",
    "DAYN": "(DAY|NTH)",
    "NUMBER": "(A? BIG|CARD (DASH? CARD|BIG)*|DAY|NUM|YEAR|CARD AND A HALF|(DAY|CARD) FRACTION|HALF)",
    "RANGE": "({NUMBER} (TO|OR|DASH) {NUMBER})",
    "COUNT": "({NUMBER}|A? FEW OF?|A)",
    "APX": "(NO? (MORE|LESS) THAN|AT LEAST|UP TO|APPROX)?",
    "U": "(UNIT|QUARTER)",
    "UU": "(UNIT|UNITS|QUARTER)",
    "STEP": "(LAST|PAST|PREVIOUS|THIS|CURRENT|NEXT|COMING|LATEST)",
    "TOLD": "(FOLLOWING|SAME|THAT SAME?)",
    "DET": "(THE|ITS)",
    "SEAS": "(SEASON|SPRING)",
    "LEG": "(EARLY DASH?|EARLIER|LATER)",
    "EDGEOF": "(THE? EDGE (OF|DASH))",
    "OCL": "((DAY AMPM?|CLOCK AMPM?|CARD) OCLOCK|(DAY|CLOCK|NUM|CARD) AMPM|CLOCK|NOON|MIDNIGHT)",
    "TZ": "(OPEN? LOCAL? (ZONE|TIME) CLOSE?|LOCAL TIME)",
}

RULES: tuple[Rule, ...] = (
    # Calendar dates
    Rule("weekdate", "w={WDAY} COMMA? m={MON} d={DAYN}", "Tuesday, March 3"),
    Rule("weekdate", "w={WDAY} COMMA? (d=DAY|THE? d=NTH OF?|THE d=ORD OF) m={MON}", "Tuesday 3 March"),
    Rule(
        "date",
        "(w={WDAY} COMMA?)? m={MON} d={DAYN} ((COMMA|POINT)? y=YEAR|COMMA? y2=SHORTYEAR)?",
        "Thursday, February 17, 2021",
    ),
    Rule(
        "date",
        "(w={WDAY} COMMA?)? (d=DAY|THE? d=NTH OF?|THE d=ORD OF) m={MON} (COMMA? y={YR})?",
        "17 February 2021",
    ),
    Rule(
        "datestep",
        "(THIS? s=(LAST|COMING|PAST|NEXT)|s=THIS) (w={WDAY} COMMA?)? m={MON} d={DAYN}",
        "last Oct. 23",
    ),
    Rule("dates", "m={MON} d={DAYN} (DASH|TO|THROUGH|AND) e={DAYN} (COMMA? y=YEAR)?", "June 3-5, 2019"),
    Rule("dates", "d={DAYN} (DASH|TO|THROUGH|AND) e={DAYN} m={MON} (COMMA? y=YEAR)?", "17-18 February 2021"),
    Rule("iso", "i=ISO", "2021-02-17"),
    Rule("numdate", "i=NUMDATE", "02/17/2021"),
    Rule("month", "p={LEG}? m={MON} (OF|COMMA)? y={YR}", "early March 2018"),
    Rule("month", "p={LEG}? m={LONEMON}", "March"),
    Rule("month", "p={EDGEOF} m={MON} (COMMA? y={YR})?", "the end of March 2018"),
    Rule("month", "p={LEG}? THIS? s=(LAST|THIS|NEXT|COMING|PAST) m={MON}", "last August"),
    Rule("monthof", "p={LEG}? m={MON} OF? s=(LAST|THIS|NEXT) UNIT", "May of last year"),
    Rule("monthof", "s=(LAST|THIS|NEXT) UNIT POSS? m={MON}", "last year's May"),
    Rule(
        "weekof", "THE u=UNIT OF (w={WDAY} COMMA?)? m={MON} d={DAYN} (COMMA? y=YEAR)?", "the week of March 6"
    ),
    # Years and longer
    Rule("year", "y=YEAR", "2018"),
    Rule("year", "p={LEG} y={YR}", "mid-2020"),
    Rule("year", "p={EDGEOF} THE? y={YR}", "the middle of 2020"),
    Rule("year", "THE? UNIT y=YEAR", "the year 2000"),
    Rule("yearwords", "y1=CARD y2=(CARD (DASH? CARD)?)", "nineteen ninety-six"),
    Rule("yearwords", "m={MON} y1=CARD y2=(CARD (DASH? CARD)?)", "May nineteen ninety-six"),
    Rule("year", "FISCAL UNIT? y=YEAR", "fiscal 2019"),
    Rule("yearwords", "THE UNIT y1=CARD z=BIG (AND? y2=(CARD (DASH? CARD)?))?", "the year two thousand"),
    Rule("years", "y=YEAR DASH z={YR}", "2019-2020"),
    Rule("decade", "THE? (p={LEG}|p={EDGEOF} THE?)? t=LONGTENS", "the early 1990s"),
    Rule("decade", "(THE p={LEG}?|p={LEG}) t=TENS", "the '90s"),
    Rule("decade", "THE (p={LEG}|p={EDGEOF} THE?)? t=DECADE", "the nineties"),
    Rule("century", "THE? p={LEG}? o={NTH} DASH? c=UNIT", "the 20th century"),
    Rule("quarter", "FISCAL? DASH? o={NTH} DASH c=(QUARTER|HALF)", "third-quarter"),
    Rule(
        "quarter",
        "THE? y=YEAR? p={LEG}? FISCAL? DASH? o={NTH} c=(QUARTER|HALF) ((OF|COMMA)? FISCAL? y2=YEAR|"
        "OF (THE|s=(LAST|THIS|NEXT)) UNIT)?",
        "the third quarter of 2019",
    ),
    Rule(
        "quarter",
        "THE? s=(LAST|THIS|NEXT|CURRENT) UNIT POSS? FISCAL? o={NTH} DASH? c=(QUARTER|HALF)",
        "last year's third quarter",
    ),
    Rule(
        "quarter",
        "THE z=(LAST|LATTER) c=(QUARTER|HALF) OF (FISCAL? y2=YEAR|(THE|s=(LAST|THIS|NEXT)) UNIT)",
        "the last half of 2019",
    ),
    Rule("quarter", "THE? o=QTH (OF? y={YR})?", "Q3 2019"),
    Rule("yearago", "UNIT DASH (AGO|EARLIER)", "year-ago"),
    Rule(
        "yearago",
        "(THE|A)? UNIT DASH (AGO|EARLIER) ((o={NTH} DASH?)? u=QUARTER|PERIOD|HALF)",
        "the year-ago quarter",
    ),
    Rule("yearend", "(THE|s=(LAST|THIS|NEXT))? UNIT (POSS|DASH)? EDGE", "year end"),
    Rule("season", "(THE|THIS? s={STEP}) p={LEG}? c={SEAS} (OF? y={YR})?", "the summer of 2019"),
    Rule("season", "p={LEG} c={SEAS}", "early spring"),
    Rule("season", "p={LEG}? c={SEAS} OF? y={YR}", "spring 2019"),
    Rule("season", "c=SEASON", "summer"),
    Rule("season", "c={SEAS} OF v=(LAST|THIS|NEXT) UNIT", "spring of next year"),
    Rule("feast", "s=(LAST|THIS|NEXT)? f=FEAST e=EVE? y=YEAR?", "Christmas Eve"),
    Rule("eventday", "e=EVENTDAY", "9/11"),
    # Counted from the report's day
    Rule("day", "(p={LEG})? d=DAYNAME q=PART?", "yesterday morning"),
    Rule("day", "p=EARLY? DASH? q=PART d=DAYNAME", "mid-afternoon yesterday"),
    Rule("day", "(p={LEG})? d=TONIGHT", "tonight"),
    Rule("partday", "(p={LEG})? s=(THIS|LAST) q=PART", "last night"),
    Rule(
        "weekday", "(p={LEG})? ((THE|THIS)? s=(LAST|THIS|NEXT|COMING|PAST))? w={WDAY} q=PART?", "Monday night"
    ),
    Rule("weekday", "w={WDAY} s=(LAST|THIS|NEXT) UNIT", "Friday last week"),
    Rule("weekday", "s=(LAST|THIS|NEXT) UNIT POSS? w={WDAY}", "next week's Tuesday"),
    Rule("weekend", "p={LEG}? (THE|THIS? s={STEP}) WEEKEND", "the weekend"),
    Rule("told", "THE s=PREVIOUS u={U}", "the previous day"),
    Rule("shift", "p={LEG}? ({DET}|THIS)? s={STEP} FULL? FISCAL? u={U}", "last month"),
    Rule("shift", "p={EDGEOF} s={STEP} FULL? FISCAL? u={U}", "the end of this week"),
    Rule("shift", "p=(EARLIER|LATER|EARLY) IN THE u={U}", "later in the week"),
    Rule("shift", "p={EDGEOF} THE FISCAL? u={U}", "the end of the year"),
    Rule("shift", "THE s=NEXT u=UNIT OR SO", "the next year or so"),
    Rule("ago", "{APX} n={COUNT} DASH? u={UU} AGO", "two weeks ago"),
    Rule("ago", "{APX} n={COUNT} u={UU} AGO (THIS UNIT|d=DAYNAME|w={WDAY})", "two years ago today"),
    Rule("hence", "n={COUNT} u={UU} (HENCE|FROM (NOW|d=DAYNAME))", "a week from now"),
    # Counted from the last date told
    Rule("toldweekday", "THE s=(PREVIOUS|FOLLOWING) w={WDAY}", "the previous Friday"),
    Rule("told", "{DET}? s={TOLD} FULL? u={U}", "the following week"),
    Rule("ended", "THE (FULL|FISCAL)? u=QUARTER &ENDED", "the quarter ended March 31"),
    Rule("toldperiod", "THE (FULL|FISCAL)? (u=QUARTER|u=UNIT !ENDED) !DASH !AGO !EARLIER", "the quarter"),
    Rule("yearago", "THE u=QUARTER A UNIT (AGO|EARLIER)", "the quarter a year ago"),
    Rule("whole", "THE (FULL|FISCAL)? u=UNIT &ENDED", "the year ended March 31"),
    Rule("toldperiod", "THE (LATEST|SAME) PERIOD", "the latest period"),
    Rule("toldperiod", "THE y=YEAR (QUARTER|PERIOD)", "the 2018 period"),
    Rule("toldpart", "(THAT|THE (s=NEXT|s=FOLLOWING|SAME)) q=PART", "the next morning"),
    Rule("toldcount", "{APX} n={COUNT} u={UU} g=(EARLIER|LATER)", "a day earlier"),
    Rule("toldcount", "THE u=UNIT g=(BEFORE|AFTER)", "the day before"),
    # How long
    Rule("duration", "({APX}|OVER) n={NUMBER} (FULL|MORE)* u=({UU}|QUARTERS)", "two years"),
    Rule("duration", "THE n={NUMBER} FULL? u=UNITS", "the nine months"),
    Rule("range", "{APX} n={NUMBER} (TO|OR|DASH) {NUMBER} FULL? u=UNITS", "two to three weeks"),
    Rule("range", "n=A u=UNIT OR CARD", "a year or two"),
    Rule("duration", "({APX}|OVER) n=A u=UNIT h=(AND A HALF)", "a minute and a half"),
    Rule("duration", "{APX} n=(A? FEW OF?) (FULL|MORE)? u={UU}", "a few days"),
    Rule("duration", "({APX}|OVER) n=A FULL? u=UNIT !DASH", "almost a year"),
    Rule("duration", "(A n=HALF (DASH|A)?|n=HALF A) u={U}", "a half hour"),
    Rule("compound", "n={NUMBER} DASH u=(UNIT|UNITS)", "16-hour"),
    Rule("age", "n={NUMBER} DASH u=(UNIT|UNITS) DASH OLD", "3-year-old"),
    Rule("compound", "(THE|A)? n={NUMBER} DASH u=(UNIT|UNITS) PERIOD", "a three-year period"),
    Rule("age", "n={NUMBER} u={UU} OLD", "12 years old"),
    Rule(
        "window",
        "{APX} (THE|s=THESE) s={STEP} n=({NUMBER}|FEW|A FEW) FULL? u={UU} (OR SO)?",
        "the past two weeks",
    ),
    Rule("window", "THE s={STEP} n={NUMBER} (TO|OR|DASH) {NUMBER} FULL? u=UNITS", "the next 12 to 18 months"),
    Rule("window", "{APX} s={STEP} n=({NUMBER}|FEW) FULL? u={UU}", "next two weeks"),
    Rule("window", "THE s=FOLLOWING n=({NUMBER}|FEW) FULL? u={UU}", "the following two days"),
    Rule(
        "window",
        "THE ORD n={NUMBER} FULL? u={UU} (OF (THE UNIT|y=YEAR|s2=(LAST|THIS|NEXT) UNIT))?",
        "the first nine months",
    ),
    Rule("span", "u=UNITS", "years"),
    Rule("vague", "THE? s=(RECENT|PAST|COMING) u=UNITS", "recent weeks"),
    # Again and again
    Rule("set", "e=EACH p={LEG}? (u={U}|w={WDAY} q=PART?|m={MON}|c={SEAS}|q=PART|WEEKEND)", "every Tuesday"),
    Rule("set", "e=EACH n={COUNT} u=UNITS", "every two weeks"),
    Rule("often", "o=OFTEN", "daily"),
    Rule("times", "ONCE (A|EACH) u={U}", "twice a week"),
    # Clock times
    Rule(
        "clock",
        "^HIGH c={OCL} {TZ}? ((COMMA|ON)? (p={LEG}? w={WDAY}|m={MON} d={DAYN} (COMMA? y=YEAR)?|"
        "d={DAYN} m={MON} y=YEAR?|g=DAYNAME))?",
        "10 p.m. Wednesday",
    ),
    Rule("clock", "(w={WDAY}|g=DAYNAME) AT? c={OCL} {TZ}?", "Friday at noon"),
    Rule("hourpart", "(c=DAY|c=CARD) IN THE q=PART", "4 in the morning"),
    # Named without a number
    Rule("ref", "(FULL)? r=NOW", "now"),
    Rule("ref", "THESE u=UNITS", "these days"),
    Rule("ref", "@IN THE r=PAST", "the past"),
    Rule("ref", "r=CURRENTLY", "currently"),
    Rule("ref", "MORE? r=RECENTLY", "recently"),
    Rule("ref", "^AS r=SOON !AS !AFTER !BEFORE", "soon"),
    Rule("ref", "(THE|A) FULL? r=FUTURE", "the near future"),
    Rule("ref", "(@AT THE|THIS) FULL? r=MOMENT", "this moment"),
    Rule("ref", "r=CURRENT", "current"),
)
