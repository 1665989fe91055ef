"""Who held which office when: terms of office that date a report by the titles it uses.

A row is office words (any of them must stand before the name), the holder's name, first and last
day. Only offices that news names without explaining. Refuses offices of the distant past.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dateline.language.ministers import MINISTERS


class Term(NamedTuple):
    """One person's time in one office; ``latest`` is ``None`` while no end is known."""

    title: str
    name: str
    earliest: date
    latest: date | None


_ROWS = """
president|Ronald Reagan|1981-01-20|1989-01-20
president|George Bush|1989-01-20|1993-01-20
president|Bill Clinton|1993-01-20|2001-01-20
president|Boris Yeltsin|1991-07-10|1999-12-31
president|Vladimir Putin|2000-05-07|2008-05-07
president|Vladimir Putin|2012-05-07|
president|Jacques Chirac|1995-05-17|2007-05-16
vice president|Al Gore|1993-01-20|2001-01-20
secretary of state|Madeleine Albright|1997-01-23|2001-01-20
secretary of state|Colin Powell|2001-01-20|2005-01-26
secretary of state|Condoleezza Rice|2005-01-26|2009-01-20
prime minister|Margaret Thatcher|1979-05-04|1990-11-28
prime minister|John Major|1990-11-28|1997-05-02
prime minister|Benjamin Netanyahu|1996-06-18|1999-07-06
prime minister|Benjamin Netanyahu|2009-03-31|2021-06-13
prime minister|Benjamin Netanyahu|2022-12-29|
chancellor|Helmut Kohl|1982-10-01|1998-10-27
chancellor|Gerhard Schroeder|1998-10-27|2005-11-22
prime minister|Vladimir Putin|2008-05-08|2012-05-07
president|George W. Bush|2001-01-20|2009-01-20
president|Barack Obama|2009-01-20|2017-01-20
president|Donald Trump|2017-01-20|2021-01-20
president|Donald Trump|2025-01-20|
president|Joe Biden|2021-01-20|2025-01-20
vice president|Dick Cheney|2001-01-20|2009-01-20
vice president|Joe Biden|2009-01-20|2017-01-20
vice president|Mike Pence|2017-01-20|2021-01-20
vice president|Kamala Harris|2021-01-20|2025-01-20
secretary of state|Hillary Clinton|2009-01-21|2013-02-01
secretary of state|John Kerry|2013-02-01|2017-01-20
secretary of state|Rex Tillerson|2017-02-01|2018-03-31
secretary of state|Mike Pompeo|2018-04-26|2021-01-20
secretary of state|Antony Blinken|2021-01-26|2025-01-20
secretary of state|Marco Rubio|2025-01-21|
defense secretary|Leon Panetta|2011-07-01|2013-02-26
defense secretary|Chuck Hagel|2013-02-27|2015-02-17
defense secretary|Ash Carter|2015-02-17|2017-01-20
defense secretary|Jim Mattis|2017-01-20|2018-12-31
defense secretary|Mark Esper|2019-07-23|2020-11-09
defense secretary|Lloyd Austin|2021-01-22|2025-01-20
attorney general|Eric Holder|2009-02-03|2015-04-27
attorney general|Loretta Lynch|2015-04-27|2017-01-20
attorney general|Jeff Sessions|2017-02-09|2018-11-07
attorney general|William Barr|2019-02-14|2020-12-23
attorney general|Merrick Garland|2021-03-11|2025-01-20
prime minister|Tony Blair|1997-05-02|2007-06-27
prime minister|Gordon Brown|2007-06-27|2010-05-11
prime minister|David Cameron|2010-05-11|2016-07-13
prime minister|Theresa May|2016-07-13|2019-07-24
prime minister|Boris Johnson|2019-07-24|2022-09-06
prime minister|Rishi Sunak|2022-10-25|2024-07-05
prime minister|Keir Starmer|2024-07-05|
prime minister|Stephen Harper|2006-02-06|2015-11-04
prime minister|Justin Trudeau|2015-11-04|2025-03-14
prime minister|Julia Gillard|2010-06-24|2013-06-27
prime minister|Tony Abbott|2013-09-18|2015-09-15
prime minister|Malcolm Turnbull|2015-09-15|2018-08-24
prime minister|Scott Morrison|2018-08-24|2022-05-23
prime minister|Anthony Albanese|2022-05-23|
prime minister|Jacinda Ardern|2017-10-26|2023-01-25
prime minister|Narendra Modi|2014-05-26|
prime minister|Manmohan Singh|2004-05-22|2014-05-26
prime minister|Nouri al-Maliki|2006-05-20|2014-09-08
prime minister|Haider al-Abadi|2014-09-08|2018-10-25
prime minister|Adel Abdul Mahdi|2018-10-25|2020-05-07
prime minister|Mustafa al-Kadhimi|2020-05-07|2022-10-27
prime minister|Yoshihide Suga|2020-09-16|2021-10-04
prime minister|Fumio Kishida|2021-10-04|2024-10-01
prime minister|Matteo Renzi|2014-02-22|2016-12-12
prime minister|Giuseppe Conte|2018-06-01|2021-02-13
prime minister|Mario Draghi|2021-02-13|2022-10-22
prime minister|Giorgia Meloni|2022-10-22|
chancellor|Angela Merkel|2005-11-22|2021-12-08
chancellor|Olaf Scholz|2021-12-08|2025-05-06
chancellor|Friedrich Merz|2025-05-06|
president|Nicolas Sarkozy|2007-05-16|2012-05-15
president|Francois Hollande|2012-05-15|2017-05-14
president|Emmanuel Macron|2017-05-14|
president|Dmitry Medvedev|2008-05-07|2012-05-07
president|Xi Jinping|2013-03-14|
president|Hu Jintao|2003-03-15|2013-03-14
president|Petro Poroshenko|2014-06-07|2019-05-20
president|Volodymyr Zelenskiy|2019-05-20|
president|Volodymyr Zelensky|2019-05-20|
president|Dilma Rousseff|2011-01-01|2016-08-31
president|Michel Temer|2016-08-31|2019-01-01
president|Jair Bolsonaro|2019-01-01|2023-01-01
president|Enrique Peña Nieto|2012-12-01|2018-12-01
president|Park Geun-hye|2013-02-25|2017-03-10
president|Moon Jae-in|2017-05-10|2022-05-10
president|Hosni Mubarak|1981-10-14|2011-02-11
president|Mohamed Morsi|2012-06-30|2013-07-03
president|Hassan Rouhani|2013-08-03|2021-08-03
president|Mahmoud Ahmadinejad|2005-08-03|2013-08-03
president|Hamid Karzai|2004-12-07|2014-09-29
president|Ashraf Ghani|2014-09-29|2021-08-15
president|Jacob Zuma|2009-05-09|2018-02-14
president|Rodrigo Duterte|2016-06-30|2022-06-30
secretary general|Anders Fogh Rasmussen|2009-08-01|2014-09-30
secretary general|Jens Stoltenberg|2014-10-01|2024-10-01
secretary general|Mark Rutte|2024-10-01|
secretary general|Ban Ki-moon|2007-01-01|2016-12-31
secretary general|Antonio Guterres|2017-01-01|
secretary general|Kofi Annan|1997-01-01|2006-12-31
pope|Benedict XVI|2005-04-19|2013-02-28
pope|Francis|2013-03-13|2025-04-21
fed chair|Ben Bernanke|2006-02-01|2014-01-31
fed chair|Janet Yellen|2014-02-03|2018-02-03
fed chair|Jerome Powell|2018-02-05|
speaker|Dennis Hastert|1999-01-06|2007-01-03
speaker|Nancy Pelosi|2007-01-04|2011-01-03
speaker|John Boehner|2011-01-05|2015-10-29
speaker|Paul Ryan|2015-10-29|2019-01-03
speaker|Nancy Pelosi|2019-01-03|2023-01-03
speaker|Kevin McCarthy|2023-01-07|2023-10-03
speaker|Mike Johnson|2023-10-25|
senate majority leader|Bill Frist|2003-01-03|2007-01-03
senate majority leader|Harry Reid|2007-01-04|2015-01-03
senate majority leader|Mitch McConnell|2015-01-03|2021-01-20
senate majority leader|Chuck Schumer|2021-01-20|2025-01-03
senate minority leader|Mitch McConnell|2007-01-03|2015-01-03
senate minority leader|Harry Reid|2015-01-03|2017-01-03
senate minority leader|Chuck Schumer|2017-01-03|2021-01-20
house majority leader|Eric Cantor|2011-01-03|2014-08-01
house majority leader|Kevin McCarthy|2014-08-01|2019-01-03
house majority leader|Steny Hoyer|2019-01-03|2023-01-03
house minority leader|Nancy Pelosi|2011-01-03|2019-01-03
house minority leader|Kevin McCarthy|2019-01-03|2023-01-03
fbi director|Robert Mueller|2001-09-04|2013-09-04
fbi director|James Comey|2013-09-04|2017-05-09
fbi director|Christopher Wray|2017-08-02|2025-01-20
cia director|David Petraeus|2011-09-06|2012-11-09
cia director|John Brennan|2013-03-08|2017-01-20
cia director|Mike Pompeo|2017-01-23|2018-04-26
cia director|Gina Haspel|2018-05-21|2021-01-20
treasury secretary|Henry Paulson|2006-07-10|2009-01-20
treasury secretary|Timothy Geithner|2009-01-26|2013-01-25
treasury secretary|Jack Lew|2013-02-28|2017-01-20
treasury secretary|Jacob Lew|2013-02-28|2017-01-20
treasury secretary|Steven Mnuchin|2017-02-13|2021-01-20
treasury secretary|Janet Yellen|2021-01-26|2025-01-20
homeland security secretary|Janet Napolitano|2009-01-21|2013-09-06
homeland security secretary|Jeh Johnson|2013-12-23|2017-01-20
homeland security secretary|John Kelly|2017-01-20|2017-07-31
homeland security secretary|Kirstjen Nielsen|2017-12-06|2019-04-10
homeland security secretary|Alejandro Mayorkas|2021-02-02|2025-01-20
education secretary|Arne Duncan|2009-01-21|2016-01-01
education secretary|Betsy DeVos|2017-02-07|2021-01-08
press secretary|Jay Carney|2011-02-11|2014-06-20
press secretary|Josh Earnest|2014-06-20|2017-01-20
press secretary|Sean Spicer|2017-01-20|2017-08-31
press secretary|Sarah Huckabee Sanders|2017-07-26|2019-07-01
press secretary|Sarah Sanders|2017-07-26|2019-07-01
press secretary|Kayleigh McEnany|2020-04-07|2021-01-20
press secretary|Jen Psaki|2021-01-20|2022-05-13
press secretary|Karine Jean-Pierre|2022-05-13|2025-01-20
governor|Arnold Schwarzenegger|2003-11-17|2011-01-03
governor|Jerry Brown|2011-01-03|2019-01-07
governor|Gavin Newsom|2019-01-07|
governor|Andrew Cuomo|2011-01-01|2021-08-24
governor|Chris Christie|2010-01-19|2018-01-16
governor|Phil Murphy|2018-01-16|
governor|Rick Perry|2000-12-21|2015-01-20
governor|Greg Abbott|2015-01-20|
governor|Rick Scott|2011-01-04|2019-01-08
governor|Ron DeSantis|2019-01-08|
governor|Scott Walker|2011-01-03|2019-01-07
governor|Rick Snyder|2011-01-01|2019-01-01
governor|Gretchen Whitmer|2019-01-01|
governor|John Kasich|2011-01-10|2019-01-14
governor|Mike DeWine|2019-01-14|
governor|Nikki Haley|2011-01-12|2017-01-24
governor|Bobby Jindal|2008-01-14|2016-01-11
governor|John Bel Edwards|2016-01-11|2024-01-08
governor|Deval Patrick|2007-01-04|2015-01-08
governor|Charlie Baker|2015-01-08|2023-01-05
governor|Larry Hogan|2015-01-21|2023-01-18
governor|Terry McAuliffe|2014-01-11|2018-01-13
governor|Ralph Northam|2018-01-13|2022-01-15
governor|Tom Corbett|2011-01-18|2015-01-20
governor|Tom Wolf|2015-01-20|2023-01-17
governor|Pat Quinn|2009-01-29|2015-01-12
governor|Bruce Rauner|2015-01-12|2019-01-14
governor|Jan Brewer|2009-01-21|2015-01-05
governor|Doug Ducey|2015-01-05|2023-01-02
governor|Mary Fallin|2011-01-10|2019-01-14
governor|Sam Brownback|2011-01-10|2018-01-31
governor|Jay Inslee|2013-01-16|2025-01-15
governor|John Hickenlooper|2011-01-11|2019-01-08
governor|Matt Bevin|2015-12-08|2019-12-10
governor|Andy Beshear|2019-12-10|
governor|Pat McCrory|2013-01-05|2017-01-01
governor|Roy Cooper|2017-01-01|2025-01-01
governor|Nathan Deal|2011-01-10|2019-01-14
governor|Brian Kemp|2019-01-14|
governor|Mike Pence|2013-01-14|2017-01-09
governor|Phil Bryant|2012-01-10|2020-01-14
mayor|Michael Bloomberg|2002-01-01|2014-01-01
mayor|Bill de Blasio|2014-01-01|2022-01-01
mayor|Rahm Emanuel|2011-05-16|2019-05-20
mayor|Lori Lightfoot|2019-05-20|2023-05-15
mayor|Eric Garcetti|2013-07-01|2022-12-12
mayor|Sadiq Khan|2016-05-09|
"""


def _terms() -> tuple[Term, ...]:
    rows = (line.split("|") for line in (*_ROWS.strip().splitlines(), *MINISTERS.strip().splitlines()))
    return tuple(
        Term(title, name, date.fromisoformat(first), date.fromisoformat(last) if last else None)
        for title, name, first, last in rows
    )


TERMS = _terms()
"""All terms, several rows where someone held an office twice."""

PAST_MARKS = frozenset(
    {"former", "then", "ex", "late", "onetime", "previous", "predecessor", "fired", "ousted"}
)
"""Words before a title that put the term into the past."""

CHOSEN_FOR = frozenset({"nominee", "pick", "choice", "candidate", "nomination", "bid", "run"})
"""Words that, before "for" and a title, make it an office not held yet: "nominee for Secretary of State"."""

DEPARTURES = frozenset(
    {"firing", "dismissal", "ouster", "resignation", "departure", "sacking", "death", "exit"}
)
"""Nouns that, before "of" and a title, look back on the term they ended."""

BENEATH = frozenset({"deputy", "assistant", "associate", "vice"})
"""Words before a title, others perhaps between, that make it a lower office: "Deputy White House …"."""

LOOKING_BACK = frozenset({"by", "under"})
"""Words before a title that often look back on a term: "appointed by President …", "under President …"."""

OTHER_MARKS = frozenset(
    {
        "elect",
        "candidate",
        "hopeful",
        "nominee",
        "designate",
        "future",
        "vice",
        "deputy",
        "first",
        "shadow",
        "prospective",
        "incoming",
        "potential",
        "possible",
    }
)
"""Words that make another office of the title, or none yet."""

TITLE_SPELLINGS = {
    "defence secretary": "defense secretary",
    "secretary of defense": "defense secretary",
    "secretary of defence": "defense secretary",
    "defense minister": "defense secretary",
    "secretary-general": "secretary general",
    "fed chairman": "fed chair",
    "fed chairwoman": "fed chair",
    "federal reserve chair": "fed chair",
    "federal reserve chairman": "fed chair",
    "federal reserve chairwoman": "fed chair",
    "pm": "prime minister",
    "pres.": "president",
    "president of the united states": "president",
    "gov.": "governor",
    "house speaker": "speaker",
    "director of the fbi": "fbi director",
    "director of the cia": "cia director",
    "secretary of homeland security": "homeland security secretary",
    "national security advisor": "national security adviser",
    "health and human services secretary": "hhs secretary",
    "health secretary": "hhs secretary",
    "secretary of health and human services": "hhs secretary",
    "environmental protection agency administrator": "epa administrator",
    "administrator of the epa": "epa administrator",
    "epa chief": "epa administrator",
    "secretary of the interior": "interior secretary",
    "secretary of energy": "energy secretary",
    "secretary of labor": "labor secretary",
    "secretary of commerce": "commerce secretary",
    "secretary of housing and urban development": "housing secretary",
    "hud secretary": "housing secretary",
    "democratic nominee": "presidential nominee",
    "republican nominee": "presidential nominee",
    "presidential hopeful": "presidential candidate",
    "lieutenant governor": "lieutenant governor",
    "lt. gov.": "lieutenant governor",
    "lt. governor": "lieutenant governor",
    "deputy prime minister": "deputy prime minister",
    "secretary of education": "education secretary",
    "secretary of the treasury": "treasury secretary",
}
"""Other spellings of a title, in lower case."""
