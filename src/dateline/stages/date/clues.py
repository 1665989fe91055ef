"""What a report's own words tell of its day: each clue with the days it allows and where it stands.

A clue that is ``sure`` must hold (a report is not older than what it tells as past); one that is
not is what news usually does, and yields when others contradict it. Refuses to combine: see ``day``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.language import calendar
from dateline.language.offices import (
    BENEATH,
    CHOSEN_FOR,
    DEPARTURES,
    LOOKING_BACK,
    OTHER_MARKS,
    PAST_MARKS,
    TERMS,
    TITLE_SPELLINGS,
    Term,
)
from dateline.language.timewords import MONTHS, SHORT_MONTHS, WEEKDAYS
from dateline.model import Form, Moment, Report, Span, Time
from dateline.stages.date.find import find_phrases
from dateline.stages.date.resolve import resolve

_UNDATED = ("caption", "credit")


@dataclass(frozen=True, slots=True)
class Clue:
    """A reason to date: its kind, the moments it allows (any one of them), its place or a note."""

    kind: str
    allows: tuple[Moment, ...]
    span: Span | None = None
    note: str = ""
    sure: bool = True


def is_full(form: Form) -> bool:
    """Tell whether the form names a day with its year."""
    return form.rule in ("date", "dates") and all(a is not None for a in form.args)


def full_day(form: Form) -> date | None:
    """Return the (last) day that a full date names, ``None`` when the form is not one."""
    if not is_full(form):
        return None
    answer = resolve((Time(0, 1, "DATE", form),), Moment(), "")[0].moment
    last = answer.latest
    return last if last and last.day == form.args[-1] else None  # there is no 30 February


# Metadata

CAPTURED = "captured"  # when an archive took the page
OUTSIDE = frozenset({"feed", "sitemap"})  # who tells the day of a report that is another's
_BOUNDS = frozenset({CAPTURED, "feed updated", "sitemap updated"})
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d?|[a-z]{3,9})[/-]?(\d\d?)(?=[/_.-]|$)", re.I)
_PATH_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d\d?|[a-z]{3,9})/", re.I)
_DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")


def metadata(report: Report) -> Iterator[Clue]:
    """Yield what the container claims and what the address tells."""
    for where, claim in report.claimed:
        found = claimed_moment(claim)
        if found and where not in OUTSIDE | _BOUNDS:
            yield Clue("metadata", (found,), None, f"{where}: {claim.strip()[:80]}")
    if report.url and not any(where == "url" for where, _ in report.claimed):
        found = url_moment(report.url)
        if found:
            yield Clue("metadata", (found,), None, f"url: {report.url[:160]}")


def outside(report: Report) -> Iterator[Clue]:
    """Yield the days that others tell of the report: a feed, a sitemap."""
    for where, claim in report.claimed:
        found = claimed_moment(claim)
        if found and where in OUTSIDE:
            yield Clue("metadata", (found,), None, f"{where}: {claim.strip()[:80]}")


def bounds(report: Report) -> Iterator[Clue]:
    """Yield what allows no later day: an archive had the report by then, a feed told of a change by then.

    The day after counts too, since clocks differ. An archive's word is sure.
    """
    for where, claim in report.claimed:
        found = claimed_moment(claim)
        if found and found.latest and where in _BOUNDS:
            by = Moment(None, calendar.plus_days(found.latest, 1))
            kind = CAPTURED if where == CAPTURED else "updated"
            yield Clue(kind, (by,), None, f"{where}: {claim.strip()[:80]}", sure=kind == CAPTURED)


def claimed_moment(claim: str) -> Moment | None:
    """Return the day that a claim in any usual notation names.

    >>> claimed_moment("Wed, 12 Feb 2020 10:00:00 GMT").earliest
    datetime.date(2020, 2, 12)
    """
    if "://" in claim or claim.startswith("/"):
        return url_moment(claim)
    found = _DIGITS.search(claim)
    day = _day_of(*found.groups()) if found else None
    if day is None:
        day = next((d for t in find_phrases(claim) if (d := full_day(t.form))), None)
    return Moment.on(day) if day else None


def url_moment(url: str) -> Moment | None:
    """Return the day, or the month, that an address names.

    >>> url_moment("https://example.org/world/2014/may/8/talks").earliest
    datetime.date(2014, 5, 8)
    """
    for found in _PATH_DAY.finditer(url):
        day = _day_of(*found.groups())
        if day:
            return Moment.on(day)
    found_digits = _DIGITS.search(url)
    if found_digits and (day := _day_of(*found_digits.groups())):
        return Moment.on(day)
    for found in _PATH_MONTH.finditer(url):
        month = _month_number(found[2])
        if month:
            return Moment(*calendar.month_of(int(found[1]), month))
    return None


def _month_number(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    form = next(iter(find_phrases(text.title())), None)
    month = form.form.args[1] if form and form.form.rule == "date" else None
    return int(month) if month else None


def _day_of(year: str, month: str, day: str) -> date | None:
    number = _month_number(month)
    try:
        return date(int(year), number or 0, int(day))
    except ValueError:
        return None


# Dates told as the report's own

_LABEL = re.compile(
    r"(?:published|updated|posted|modified|last|first|created|date|on|at|by|issued|released|time|gmt|utc|e[sd]t|"
    r"bst|p[sd]t|cet|a\.?m\.?|p\.?m\.?|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|day|edt|"
    r"\d+ (?:min|minute|hour)s?(?: read| ago)?|read|[\W\d_])*",
    re.I,
)
_DATELINE = re.compile(r"[\"“']?(?:[A-Z][\w.'’/-]*[,.]? ?){1,6}[,(]? ?$")


def stated(report: Report, times: Sequence[Time]) -> Iterator[Clue]:
    """Yield the dates that stand alone on a line or in a block of kind ``date``."""
    for time in times:
        day = full_day(time.form)
        if day is None:
            continue
        kind = report.kind_at(time.start)
        if kind == "date" or (kind not in _UNDATED and _alone(report.text, time)):
            yield Clue("stated", (Moment.on(day),), Span(time.start, time.end))


def _line(text: str, time: Time) -> tuple[str, str]:
    first = text.rfind("\n", 0, time.start) + 1
    last = text.find("\n", time.end)
    return text[first : time.start], text[time.end : last if last >= 0 else len(text)]


def _alone(text: str, time: Time) -> bool:
    before, after = _line(text, time)
    return len(before) + len(after) < 90 and all(_LABEL.fullmatch(part) for part in (before, after))


def dateline(report: Report, times: Sequence[Time]) -> Iterator[tuple[Time, date | None]]:
    """Yield the dates that stand in a dateline, with their full day where the year is told."""
    for time in times:
        if time.form.rule != "date" or time.form.args[2] is None:
            continue
        if report.kind_at(time.start) == "dateline" or _in_dateline(report.text, time):
            yield time, full_day(time.form)


def _in_dateline(text: str, time: Time) -> bool:
    before, after = _line(text, time)
    return bool(
        len(before) < 70
        and _DATELINE.fullmatch(before)
        and before[:2].isupper()
        and re.match(r"\.? ?(?:\([^)]{2,30}\) ?)?(?:--|[—–:-]|\()", after)
    )


# Dates told in passing


def mentions(report: Report, times: Sequence[Time]) -> Iterator[Clue]:
    """Yield what told dates allow: not before a past one, not after a planned one."""
    for time, resolved in zip(times, resolve(times, Moment(), report.text), strict=True):
        if time.form.rule not in ("date", "dates", "period", "years") or time.form.args[0] is None:
            continue
        moment, kind = resolved.moment, report.kind_at(time.start)
        if moment.earliest is None or kind in ("date", "dateline") or _alone(report.text, time):
            continue
        span, full = Span(time.start, time.end), is_full(time.form)
        ahead = full and bool(_AHEAD.search(report.text, max(0, time.start - 20), time.start))
        past = time.form.lean <= 0 and not ahead if full else _is_past(report.text, time)
        if kind in _UNDATED or past:
            sure = kind in _UNDATED or (full and time.form.lean < 0 and not _is_post(report.text, time))
            yield Clue("mentions", (Moment(moment.earliest, None),), span, sure=sure)
        elif time.form.lean > 0 and (full or time.form.mod or time.form.bound in ("by", "until")):
            yield Clue("mentions", (Moment(None, moment.latest),), span, PLANNED if full else "", sure=False)


PLANNED = "told as still to come"
_WHEN = re.compile(r"\b(?:in|since|during|from|of|between|early|late|and|through)\s+\Z", re.I)


# What is named by the year of a vote may be years off; a year of copyright is that of the page.
_STANDING = re.compile(
    r"\b(?:candidates?|nominees?|nomination|re-?elect\w*|elections?|hopefuls?|frontrunner|bids?|White House|"
    r"presidential|races?|run|running|runs|primar(?:y|ies)|ballot|matur\w+|copyright)\b|©",
    re.I,
)
_BESIDE = 60

_AHEAD = re.compile(
    r"\b(?:due|ending|ends|until|till|through|by|effective|expires?|maturing|matures) \Z", re.I
)


def _is_post(text: str, time: Time) -> bool:
    return bool(_POST.search(text, max(0, time.start - 40), time.start))


def _is_past(text: str, time: Time) -> bool:
    """Tell whether a year or month is told as past: "in 2014", not "the 2020 candidates"."""
    told = time.form.lean < 0 and bool(_WHEN.search(text, max(0, time.start - 10), time.start))
    line = slice(text.rfind("\n", 0, time.start) + 1, time.start)
    return told and not _STANDING.search(text, max(line.start, time.start - _BESIDE), time.end + _BESIDE)


_POST = re.compile(r"\(@\w+\)\s+\Z")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:\w+ )?\Z")
_POST_DAYS = 5
_WEEK = 6


def recent(report: Report, times: Sequence[Time]) -> Iterator[Clue]:
    """Yield what news tells only while it is fresh: an embedded post, a date given with its weekday."""
    for time in times:
        day = full_day(time.form)
        if day is None or time.form.lean > 0:
            continue
        if report.kind_at(time.start) in _UNDATED:
            yield from _pictured(report, time, day)
            continue
        before, span = report.text[max(0, time.start - 40) : time.start], Span(time.start, time.end)
        if _is_post(report.text, time):
            near = Moment(calendar.plus_days(day, -1), calendar.plus_days(day, _POST_DAYS))
            yield Clue("mentions", (near,), span, "an embedded post", sure=False)
        elif _WEEKDAY.search(before) or report.text[time.start : time.end].split(",")[0].endswith("day"):
            yield Clue("mentions", (Moment(day, calendar.plus_days(day, _WEEK)),), span, sure=False)


_FILE = re.compile(r"\b(?:file|archive|library picture|hide caption)\b", re.I)
_PICTURE_DAYS = 365


def _pictured(report: Report, time: Time, day: date) -> Iterator[Clue]:
    """Yield that a report with a dated picture, of no archive, is of the year after it.

    It holds for nine of ten reports by their newest such picture, and the month after it for seven.
    """
    block = next(b for b in report.blocks if b.start <= time.start < b.end)
    if not _FILE.search(report.text, block.start, block.end):
        year = Moment(day, calendar.plus_days(day, _PICTURE_DAYS))
        yield Clue("mentions", (year,), Span(time.start, time.end), "a picture of no archive", sure=False)


# Offices

_NAMES: dict[str, list[Term]] = {}
for _term in TERMS:
    _NAMES.setdefault(_term.name.split()[-1] if _term.title != "pope" else _term.name, []).append(_term)


def _cases(title: str) -> Iterator[str]:
    """Yield a title as it may be written: in small letters, with a capital, with capitals throughout."""
    small = ("of", "the")
    words = [w.upper() if w in ("fbi", "cia", "pm", "epa", "hhs", "hud") else w for w in title.split()]
    yield " ".join(words)
    yield " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
    yield " ".join(w if w in small else w[:1].upper() + w[1:] for w in words).replace("-g", "-G")


_TITLES = sorted(
    {case for title in (*TITLE_SPELLINGS, *(t.title for t in TERMS)) for case in _cases(title)}, reverse=True
)
_DAYS = rf"(?:{'|'.join(word.title() for word in (*WEEKDAYS, *MONTHS, *SHORT_MONTHS))})\b"
# A name that goes on is another's: "Gov. Ellis" is not "Gov. Ellis Barnaby".
_OFFICE = re.compile(
    rf"(?P<title>{'|'.join(map(re.escape, _TITLES))})(?P<after>-elect)? "
    rf"(?P<name>(?:[A-Z][\w.'’]*(?:-\w+)? ){{0,3}}(?:{'|'.join(map(re.escape, _NAMES))}))\b"
    rf"(?! (?!{_DAYS})[A-Z][a-z])"
)
_MARKS = PAST_MARKS | OTHER_MARKS | LOOKING_BACK
_WORDS_BEFORE = re.compile(r"(?:([\w.]+)[- ])?\b(\w+)[- ]\Z")
_MARK_REACH = 26
# "former New Jersey Gov."
_FORMER = re.compile(rf"\b((?i:{'|'.join(sorted(PAST_MARKS | BENEATH))}))[- ](?:[A-Z][\w.]*[- ]){{1,3}}\Z")
_FAR_REACH = 44
_IN_A_YEAR = re.compile(r"\b(?:in|by|since|during) (?:\w+ )?(?:19|20)\d\d\b[^.\n]*\Z", re.I)
_YEAR_REACH = 90


def offices(report: Report) -> Iterator[Clue]:
    """Yield what titles tell: not before the term began; usually not after it ended."""
    for found in _OFFICE.finditer(report.text):
        title = found["title"].lower()
        title = TITLE_SPELLINGS.get(title, title)
        terms = [t for t in _terms_of(found["name"]) if t.title == title]
        mark, start = _mark(report.text, found.start())
        within = found.start() > 0 and report.text[found.start() - 1].isalnum()
        if not terms or within or found["after"] or mark in OTHER_MARKS:
            continue
        span = Span(start, found.end())
        if mark in PAST_MARKS:
            ends = [t.latest for t in terms if t.latest]
            if ends:
                yield Clue("office", (Moment(min(ends), None),), span)
            continue
        yield Clue("office", (Moment(min(t.earliest for t in terms), None),), span)
        if mark not in LOOKING_BACK and not _IN_A_YEAR.search(
            report.text, max(0, start - _YEAR_REACH), start
        ):
            yield Clue("office", tuple(Moment(t.earliest, _eve(t.latest)) for t in terms), span, sure=False)


def _mark(text: str, start: int) -> tuple[str, int]:
    """Return the word before a title that makes it another office or a past one, and where the title begins.

    One word may stand between, or more with capitals: "former US President", "former New Jersey Gov.".
    """
    led = _FORMER.search(text, max(0, start - _FAR_REACH), start)
    if led:
        return ("deputy", start) if led[1].lower() in BENEATH else (led[1].lower(), led.start(1))
    found = _WORDS_BEFORE.search(text, max(0, start - _MARK_REACH), start)
    if found is None:
        return "", start
    far, near = (found[1] or "").lower(), found[2].lower()
    if near == "for" and far in CHOSEN_FOR:
        return "nominee", start
    if near == "of" and far in DEPARTURES:
        return "under", start
    if near in _MARKS:
        return near, found.start(2) if near in PAST_MARKS else start
    if far in PAST_MARKS:
        return far, found.start(1)
    return "", start


def _eve(day: date | None) -> date | None:
    return calendar.plus_days(day, -1) if day else None


def _terms_of(name: str) -> list[Term]:
    last = name.split()[-1]
    terms = _NAMES.get(name) or _NAMES.get(last) or []
    if " " in name:
        named = [t for t in terms if t.name in name]
        return named or [t for t in terms if t.name.split()[0] == name.split()[0]]
    return terms
