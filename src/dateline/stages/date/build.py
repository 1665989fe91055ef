"""Make a form of each matched phrase: one builder a rule kind.

A builder takes the phrase's parts and gives type and form, or ``None`` where the numbers make no
date. Refuses to resolve: no day is known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.model import Form, TimeType
from dateline.model.time import SURELY
from dateline.stages.date.amounts import Parts, clock_value, count_of, full_year, length

Built = tuple[TimeType, Form] | None


def build(kind: str, parts: Parts) -> Built:
    """Return type and form of a phrase matched by a rule of ``kind``."""
    return _BUILDERS[kind](parts)


def _date(parts: Parts) -> Built:
    return _calendar(parts.year, parts.number("m"), parts.number("d"))


def _calendar(year: int | None, month: int | None, day: int | None) -> Built:
    if day is not None and not 1 <= day <= (31 if month not in (4, 6, 9, 11) else 30) - (month == 2):
        return None
    return "DATE", Form("date", (year, month, day))


def _weekdate(parts: Parts) -> Built:
    month, day = parts.number("m"), parts.number("d")
    made = _calendar(None, month, day)
    return ("DATE", Form("weekdate", (month, day, parts.number("w")))) if made else None


def _dates(parts: Parts) -> Built:
    first, last = parts.number("d"), parts.number("e")
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    return "DATE", Form("dates", (parts.year, parts.number("m"), first, last))


def _datestep(parts: Parts) -> Built:
    made, step = _date(parts), parts.number("s")
    if made is None or not step:
        return made
    return "DATE", Form("date", made[1].args, SURELY * step)


def _monthof(parts: Parts) -> Built:
    return "DATE", Form("monthof", (parts.number("m"), parts.number("s")), mod=parts.mod)


def _weekof(parts: Parts) -> Built:
    made = _date(parts)
    return ("DATE", Form("weekof", (*made[1].args, parts.word("u")))) if made else None


def _iso(parts: Parts) -> Built:
    text = parts.word("i")
    made = _calendar(int(text[:4]), int(text[5:7]), int(text[8:10])) if 1 <= int(text[5:7]) <= 12 else None
    if made and len(text) > 10:
        return "TIME", Form("date", made[1].args, clock="T" + text[11:16].rstrip(":.z"))
    return made


def _numdate(parts: Parts) -> Built:
    first, second, year = (int(p) for p in parts.word("i").split("/"))
    month, day = (second, first) if first > 12 else (first, second)
    full = full_year(f"'{year:02}") if year < 100 else year
    return _calendar(full, month, day) if 1 <= month <= 12 else None


def _month(parts: Parts) -> Built:
    step = parts.number("s")
    form = Form("date", (parts.year, parts.number("m"), None), mod=parts.mod)
    if step is None:
        return "DATE", form
    return "DATE", Form("monthstep", (parts.number("m"), step), mod=parts.mod)


def _year(parts: Parts) -> Built:
    return ("DATE", Form("date", (parts.year, None, None), mod=parts.mod)) if parts.year else None


def _yearwords(parts: Parts) -> Built:
    high, low = parts.number("y1"), parts.named.get("y2", ())
    rest = sum(m for m in low if isinstance(m, int))
    if parts.has("z"):
        return ("DATE", Form("date", (2000 + rest, None, None))) if high == 2 and rest < 100 else None
    if high not in (18, 19, 20) or not 10 <= rest <= 99:
        return None
    return "DATE", Form("date", (high * 100 + rest, parts.number("m"), None))


def _years(parts: Parts) -> Built:
    first = parts.number("y")
    last = full_year(parts.first("z"), first or 0)
    if first is None or last is None or not first < last < first + 60:
        return None
    return "DATE", Form("years", (first, last))


def _decade(parts: Parts) -> Built:
    value = parts.first("t")
    if isinstance(value, str):
        digits = re.sub(r"\D", "", value)
        value = (
            int(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10 if len(digits) == 2 else None
        )
    return ("DATE", Form("decade", (value,), mod=parts.mod)) if value else None


def _century(parts: Parts) -> Built:
    number = parts.number("o")
    if parts.word("c") != "C" or not number or number > 22:
        return None
    return "DATE", Form("century", (number - 1,), mod=parts.mod)


def _quarter(parts: Parts) -> Built:
    code = parts.word("c") or "Q"
    last = (4 if code == "Q" else 2) if parts.has("z") else 0
    number = last or parts.number("o") or int(parts.word("o")[1:] or 0)
    if not 1 <= number <= (4 if code == "Q" else 2):
        return None
    return "DATE", Form("period", (f"{code}{number}", parts.year, parts.number("s")), mod=parts.mod)


def _yearago(parts: Parts) -> Built:
    number = parts.number("o")
    if number and number <= 4:
        return "DATE", Form("period", (f"Q{number}", None, -1))
    return "DATE", Form("yearago", (parts.word("u"),))


def _yearend(parts: Parts) -> Built:
    return "DATE", Form("shift", ("Y", parts.number("s") or 0), mod="END")


def _toldperiod(parts: Parts) -> Built:
    unit = parts.word("u") or "Q"
    if unit == "D" or unit.startswith("T"):
        return None
    return "DATE", Form("toldperiod", (unit, parts.year))


def _season(parts: Parts) -> Built:
    if parts.has("v"):
        return "DATE", Form("yearof", (parts.word("c"), parts.number("v")))
    return "DATE", Form("period", (parts.word("c"), parts.year, parts.number("s")), mod=parts.mod)


def _feast(parts: Parts) -> Built:
    return "DATE", Form(
        "feast", (parts.word("f") + ("/eve" if parts.has("e") else ""), parts.year, parts.number("s"))
    )


def _eventday(parts: Parts) -> Built:
    year, month, day = map(int, parts.word("e").split("-"))
    return "DATE", Form("eventday", (year, month, day, 1))


def _day(parts: Parts) -> Built:
    shift = parts.number("d")
    part = parts.word("q") or ("NI" if shift is None else "")
    return _with_part(Form("shift", ("D", shift or 0), mod=parts.mod), part)


def _with_part(form: Form, part: str) -> Built:
    if not part:
        return "DATE", form
    return "TIME", Form(form.rule, form.args, form.lean, form.mod, f"T{part}")


def _partday(parts: Parts) -> Built:
    return _with_part(Form("shift", ("D", parts.number("s") or 0), mod=parts.mod), parts.word("q"))


def _weekday(parts: Parts) -> Built:
    form = Form("weekday", (parts.number("w"), parts.number("s")), mod=parts.mod)
    return _with_part(form, parts.word("q"))


def _weekend(parts: Parts) -> Built:
    return "DATE", Form("weekend", (parts.number("s"),), mod=parts.mod)


def _shift(parts: Parts) -> Built:
    unit = parts.word("u")
    if unit.startswith("T") or unit == "":
        return "DATE", Form("ref", ("PRESENT_REF" if parts.number("s") == 0 else "PAST_REF",))
    return "DATE", Form("shift", (unit, parts.number("s") or 0), mod=parts.mod)


def _ago(parts: Parts) -> Built:
    if count_of(parts) == 1 and parts.word("u") == "Y":
        return "DATE", Form("yearago", ("",))
    return _counted(parts, "shift", -1)


def _hence(parts: Parts) -> Built:
    return _counted(parts, "shift", 1)


def _counted(parts: Parts, rule: str, sign: int) -> Built:
    amount, unit = count_of(parts), parts.word("u")
    if amount == "X" and rule == "told":
        return "DURATION", Form("duration", (length("X", unit),))
    if amount is None or unit.startswith("T"):
        return ("DATE", Form("ref", ("PAST_REF" if sign < 0 else "FUTURE_REF",))) if amount == "X" else (
            "TIME", Form(rule, ("D", 0)))  # fmt: skip
    if isinstance(amount, str):
        return "DATE", Form("ref", ("PAST_REF" if sign < 0 else "FUTURE_REF",))
    if unit in ("E", "C"):
        amount, unit = amount * (10 if unit == "E" else 100), "Y"
    if amount != int(amount) and unit == "Y":
        amount, unit = amount * 12, "M"
    return "DATE", Form(rule, (unit, sign * int(amount)))


def _told(parts: Parts) -> Built:
    unit = parts.word("u")
    if unit.startswith("T") or unit == "":
        return None
    return "DATE", Form("told", (unit, parts.number("s") or 0))


def _toldweekday(parts: Parts) -> Built:
    return "DATE", Form("toldweekday", (parts.number("w"), parts.number("s")))


def _ended(parts: Parts) -> Built:
    return "DATE", Form("ended")


def _toldpart(parts: Parts) -> Built:
    return _with_part(Form("told", ("D", parts.number("s") or 0)), parts.word("q"))


def _toldcount(parts: Parts) -> Built:
    sign = parts.number("g") or 1
    if sign < 0 and parts.word("u") == "Y" and count_of(parts) in (1, None):
        return "DATE", Form("yearago", ("",))
    if not parts.has("n"):
        return None if parts.word("u").startswith("T") else ("DATE", Form("told", (parts.word("u"), sign)))
    return _counted(parts, "told", sign)


def _duration(parts: Parts) -> Built:
    amount = count_of(parts)
    if parts.has("h") and not isinstance(amount, str):
        amount = (amount or 0) + 0.5
    return ("DURATION", Form("duration", (length(amount, parts.word("u")),))) if amount is not None else None


def _whole(parts: Parts) -> Built:
    return "DURATION", Form("duration", (length(1, parts.word("u")),))


def _age(parts: Parts) -> Built:
    """An age tells of a person, not of when something was: it is a figure, and left to that stage."""
    return None


def _window(parts: Parts) -> Built:
    amount, unit, step = count_of(parts), parts.word("u"), parts.number("s") or 0
    if amount is None:
        return None
    value = length(amount, unit)
    if step in (-1, 1) and not isinstance(amount, str) and not unit.startswith("T"):
        return "DURATION", Form("window", (value, unit, step * int(amount)))
    return "DURATION", Form("duration", (value,))


def _span(parts: Parts) -> Built:
    if parts.word("u").startswith("T"):
        return None
    return "DURATION", Form("duration", (length("X", parts.word("u")),))


def _vague(parts: Parts) -> Built:
    if parts.number("s") == 1:
        return "DURATION", Form("duration", (length("X", parts.word("u")),))
    return "DATE", Form("ref", ("PAST_REF",))


def _set(parts: Parts) -> Built:
    if parts.has("n"):
        amount = count_of(parts)
        return ("SET", Form("set", (length(amount, parts.word("u")),))) if amount else None
    part = parts.word("q")
    if parts.has("w"):
        return "SET", Form(
            "set", (f"XXXX-WXX-{(parts.number('w') or 0) + 1}" + (f"T{part}" if part else ""),)
        )
    if parts.has("m"):
        return "SET", Form("set", (f"XXXX-{parts.number('m'):02}",))
    if parts.has("c"):
        return "SET", Form("set", (f"XXXX-{parts.word('c')}",))
    if part:
        return "SET", Form("set", (f"XXXX-XX-XXT{part}",))
    unit = parts.word("u")
    return "SET", Form("set", (length(1, unit) if unit else "XXXX-WXX-WE",))


def _often(parts: Parts) -> Built:
    return "SET", Form("set", (parts.word("o"),))


def _clock(parts: Parts) -> Built:
    told = clock_value(parts.named["c"])
    if told is None:
        return None
    if parts.has("w"):
        return "TIME", Form("weekday", (parts.number("w"), None), clock=told)
    if parts.has("m"):
        made = _date(parts)
        return ("TIME", Form("date", made[1].args, clock=told)) if made else None
    if parts.has("g"):
        return "TIME", Form("shift", ("D", parts.number("g") or 0), clock=told)
    return "TIME", Form("clock", clock=told)


def _hourpart(parts: Parts) -> Built:
    hour, part = parts.number("c") or 0, parts.word("q")
    if not 1 <= hour <= 12:
        return None
    return "TIME", Form("clock", clock=f"T{hour % 12 + (0 if part == 'MO' else 12):02}:00")


def _ref(parts: Parts) -> Built:
    value = parts.first("r")
    return "DATE", Form(
        "ref", (value if isinstance(value, str) else "PAST_REF" if value == -1 else "PRESENT_REF",)
    )


_BUILDERS: dict[str, Callable[[Parts], Built]] = {
    "date": _date, "datestep": _datestep, "dates": _dates, "weekdate": _weekdate, "iso": _iso,
    "numdate": _numdate, "month": _month, "year": _year,
    "yearwords": _yearwords, "years": _years, "decade": _decade, "century": _century, "quarter": _quarter,
    "yearago": _yearago, "season": _season, "feast": _feast, "eventday": _eventday,
    "day": _day, "partday": _partday,
    "weekday": _weekday, "weekend": _weekend, "shift": _shift, "ago": _ago, "hence": _hence, "told": _told,
    "monthof": _monthof, "weekof": _weekof, "yearend": _yearend, "toldperiod": _toldperiod,
    "toldpart": _toldpart, "toldweekday": _toldweekday, "ended": _ended,
    "toldcount": _toldcount, "duration": _duration, "compound": _duration,
    "whole": _whole, "age": _age, "range": _duration,
    "window": _window, "span": _span, "vague": _vague, "set": _set, "often": _often, "times": _set,
    "clock": _clock, "hourpart": _hourpart, "ref": _ref,
}  # fmt: skip
