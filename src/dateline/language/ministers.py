"""Who was minister, adviser or candidate when: terms that are short, and so date a report narrowly.

Rows as in ``offices``: office words, name, first and last day. Candidates run from the day they entered to
the vote or the day they left. Refuses offices that only specialists name.
"""

MINISTERS = """
national security adviser|Susan Rice|2013-06-05|2017-01-20
national security adviser|Michael Flynn|2017-01-20|2017-02-13
national security adviser|H.R. McMaster|2017-02-20|2018-04-09
national security adviser|John Bolton|2018-04-09|2019-09-10
national security adviser|Robert O'Brien|2019-09-18|2021-01-20
national security adviser|Jake Sullivan|2021-01-20|2025-01-20
chief of staff|Rahm Emanuel|2009-01-20|2010-10-01
chief of staff|Denis McDonough|2013-01-20|2017-01-20
chief of staff|Reince Priebus|2017-01-20|2017-07-31
chief of staff|John Kelly|2017-07-28|2019-01-02
chief of staff|Mick Mulvaney|2018-12-14|2020-03-31
chief of staff|Mark Meadows|2020-03-31|2021-01-20
chief of staff|Ron Klain|2021-01-20|2023-02-08
attorney general|John Ashcroft|2001-02-02|2005-02-03
attorney general|Alberto Gonzales|2005-02-03|2007-09-17
attorney general|Michael Mukasey|2007-11-09|2009-01-20
attorney general|Matthew Whitaker|2018-11-07|2019-02-14
attorney general|Matt Whitaker|2018-11-07|2019-02-14
attorney general|Bill Barr|2019-02-14|2020-12-23
deputy attorney general|Sally Yates|2015-01-10|2017-01-30
deputy attorney general|Rod Rosenstein|2017-04-26|2019-05-11
defense secretary|Donald Rumsfeld|2001-01-20|2006-12-18
defense secretary|Robert Gates|2006-12-18|2011-07-01
defense secretary|James Mattis|2017-01-20|2018-12-31
defense secretary|Patrick Shanahan|2019-01-01|2019-06-23
defense secretary|Ashton Carter|2015-02-17|2017-01-20
defense secretary|Pete Hegseth|2025-01-25|
homeland security secretary|Kevin McAleenan|2019-04-11|2019-11-13
homeland security secretary|Chad Wolf|2019-11-13|2021-01-11
hhs secretary|Kathleen Sebelius|2009-04-28|2014-06-09
hhs secretary|Sylvia Mathews Burwell|2014-06-09|2017-01-20
hhs secretary|Tom Price|2017-02-10|2017-09-29
hhs secretary|Alex Azar|2018-01-29|2021-01-20
epa administrator|Gina McCarthy|2013-07-18|2017-01-20
epa administrator|Scott Pruitt|2017-02-17|2018-07-06
epa administrator|Andrew Wheeler|2018-07-09|2021-01-20
interior secretary|Ryan Zinke|2017-03-01|2019-01-02
interior secretary|David Bernhardt|2019-01-02|2021-01-20
energy secretary|Ernest Moniz|2013-05-21|2017-01-20
energy secretary|Rick Perry|2017-03-02|2019-12-01
labor secretary|Tom Perez|2013-07-23|2017-01-20
labor secretary|Alexander Acosta|2017-04-28|2019-07-19
commerce secretary|Wilbur Ross|2017-02-28|2021-01-20
housing secretary|Ben Carson|2017-03-02|2021-01-20
fbi director|Kash Patel|2025-02-21|
press secretary|Robert Gibbs|2009-01-20|2011-02-11
press secretary|Stephanie Grisham|2019-07-01|2020-04-07
communications director|Anthony Scaramucci|2017-07-21|2017-07-31
communications director|Hope Hicks|2017-08-16|2018-03-29
special counsel|Robert Mueller|2017-05-17|
senate minority leader|Tom Daschle|2003-01-03|2005-01-03
senate majority leader|John Thune|2025-01-03|
house minority leader|Hakeem Jeffries|2023-01-03|
president-elect|Barack Obama|2008-11-05|2009-01-20
president-elect|Donald Trump|2016-11-09|2017-01-20
president-elect|Joe Biden|2020-11-07|2021-01-20
presidential nominee|John McCain|2008-03-05|2008-11-05
presidential nominee|Mitt Romney|2012-05-29|2012-11-07
presidential nominee|Hillary Clinton|2016-06-07|2016-11-09
presidential nominee|Joe Biden|2020-04-08|2020-11-08
presidential candidate|Mitt Romney|2011-06-02|2012-11-07
presidential candidate|Rick Santorum|2011-06-06|2012-04-10
presidential candidate|Newt Gingrich|2011-05-11|2012-05-02
presidential candidate|Hillary Clinton|2015-04-12|2016-11-09
presidential candidate|Jeb Bush|2015-06-15|2016-02-20
presidential candidate|Marco Rubio|2015-04-13|2016-03-15
presidential candidate|Ted Cruz|2015-03-23|2016-05-03
presidential candidate|John Kasich|2015-07-21|2016-05-04
presidential candidate|Ben Carson|2015-05-04|2016-03-04
presidential candidate|Carly Fiorina|2015-05-04|2016-02-10
presidential candidate|Elizabeth Warren|2019-02-09|2020-03-05
presidential candidate|Kamala Harris|2019-01-21|2019-12-03
presidential candidate|Pete Buttigieg|2019-03-23|2020-03-01
presidential candidate|Beto O'Rourke|2019-03-14|2019-11-01
presidential candidate|Cory Booker|2019-02-01|2020-01-13
presidential candidate|Amy Klobuchar|2019-02-10|2020-03-02
presidential candidate|Michael Bloomberg|2019-11-24|2020-03-04
presidential candidate|Andrew Yang|2018-02-06|2020-02-11
presidential candidate|Tulsi Gabbard|2019-01-11|2020-03-19
foreign secretary|William Hague|2010-05-12|2014-07-14
foreign secretary|Philip Hammond|2014-07-15|2016-07-13
foreign secretary|Boris Johnson|2016-07-13|2018-07-09
foreign secretary|Jeremy Hunt|2018-07-09|2019-07-24
foreign secretary|Dominic Raab|2019-07-24|2021-09-15
chancellor|George Osborne|2010-05-11|2016-07-13
chancellor|Philip Hammond|2016-07-13|2019-07-24
chancellor|Sajid Javid|2019-07-24|2020-02-13
chancellor|Rishi Sunak|2020-02-13|2022-07-05
prime minister|Liz Truss|2022-09-06|2022-10-25
prime minister|Shinzo Abe|2006-09-26|2007-09-26
prime minister|Shinzo Abe|2012-12-26|2020-09-16
prime minister|Alexis Tsipras|2015-01-26|2019-07-08
prime minister|Mariano Rajoy|2011-12-21|2018-06-01
prime minister|Pedro Sanchez|2018-06-02|
prime minister|Imran Khan|2018-08-18|2022-04-10
prime minister|Nawaz Sharif|2013-06-05|2017-07-28
prime minister|Malcolm Fraser|1975-11-11|1983-03-11
prime minister|John Howard|1996-03-11|2007-12-03
prime minister|Mark Carney|2025-03-14|
president|Andres Manuel Lopez Obrador|2018-12-01|2024-10-01
president|Mauricio Macri|2015-12-10|2019-12-10
president|Cyril Ramaphosa|2018-02-15|
president|Abdel Fattah el-Sisi|2014-06-08|
president|Abdel Fattah al-Sisi|2014-06-08|
president|Goodluck Jonathan|2010-05-05|2015-05-29
president|Muhammadu Buhari|2015-05-29|2023-05-29
president|Nicolas Maduro|2013-04-19|
president|Hugo Chavez|1999-02-02|2013-03-05
president|Robert Mugabe|1987-12-31|2017-11-21
president|Viktor Yanukovych|2010-02-25|2014-02-22
secretary of state|Warren Christopher|1993-01-20|1997-01-17
managing director|Christine Lagarde|2011-07-05|2019-09-12
vice president|J.D. Vance|2025-01-20|
vice president|JD Vance|2025-01-20|
"""
