"""Say on which report days an expression would mean given days: the reverse of ``resolve``.

Refuses expressions that do not count from the report's day.
"""

from __future__ import annotations

from dateline.language import calendar
from dateline.model import Moment, Time
from dateline.stages.date.anaphora import Told
from dateline.stages.date.resolve import RULES

_REACH = {"D": 8, "W": 22, "M": 70, "Q": 190}


def days_when(time: Time, told: Moment) -> Moment | None:
    """Return the report days on which ``time`` would mean days within ``told``; ``None`` when there are none.

    The reverse of ``resolve``: when another report dates the attack that this one puts on "Monday",
    this one is of that Monday or of the six days after it.
    """
    if told.earliest is None or told.latest is None or time.form.rule not in DEICTIC:
        return None
    unit = str(time.form.args[0]) if time.form.rule == "shift" else ""
    reach = _REACH.get(unit, 370) if unit else 8 if time.form.rule in ("weekday", "weekend") else 370
    first = calendar.plus_days(told.earliest, -reach)
    fit = []
    for k in range((told.latest - told.earliest).days + 2 * reach + 1):
        day = calendar.plus_days(first, k)
        answer = RULES[time.form.rule](time.form, day, Told())
        if answer and answer[1][0] <= told.latest and told.earliest <= answer[1][1]:
            fit.append(day)
    return Moment(fit[0], fit[-1]) if fit else None


DEICTIC = frozenset(
    {"weekday", "weekend", "shift", "date", "weekdate", "dates", "monthstep", "period", "feast"}
)
"""Rules that count from the report's day (a full date does so too, to no effect)."""
