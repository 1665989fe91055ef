"""Date a report: an interval of days, and the evidence that leads to it.

All clues are constraints. Sure ones are joined first, then the report's own statement of its day,
then what its container claims, then what news usually does. A clue that leaves no day is not
applied: it becomes a flaw where it is sure. Then days and expressions are settled together: the
expressions are resolved on the interval and may narrow it. That ends, since a round only ever
narrows and at most ``ROUNDS`` are made. Refuses to ask any clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.language import calendar
from dateline.model import ALWAYS, Basis, Evidence, Flaw, Moment, Published, Reading, Report, Span, Time
from dateline.stages.date import clues, weekdays
from dateline.stages.date.clues import Clue
from dateline.stages.date.resolve import spanned

ROUNDS = 3
_FEW_DAYS = 3
_FRESH = 7
_CLOCKS = 1  # days by which two may differ that mean the same: the world is not of one time
_OF_ITSELF = ("stated", "dateline", "metadata")  # what a report tells of its own day
_LONG = 180
_HALF_YEAR = 183


def own_day(report: Report, times: Sequence[Time], reading: Reading) -> tuple[Published, tuple[Flaw, ...]]:
    """Return the interval of days on which ``report`` was published, and what contradicts it.

    ``times`` may be resolved or not. The basis lists every clue that bounds the interval.
    """
    state = Weighing(report)
    by = list(clues.bounds(report))
    for clue in filter(_is_sure, by):
        state.narrow(clue)
    told = [*clues.mentions(report, times), *clues.recent(report, times), *clues.offices(report)]
    for clue in _strongest(c for c in told if c.sure and c.kind != "office"):
        state.narrow(clue)
    own = [c for c in (*clues.stated(report, times), *_full_datelines(report, times)) if state.may_be(c)]
    claims = [c for c in sorted(clues.metadata(report), key=_claim_rank) if state.may_be(c)]
    for clue in own[:1]:
        state.settle(clue)
    for clue in claims[:1] if not own else claims:
        state.claim(clue)
    state.hear(clues.outside(report))
    for clue in _strongest(c for c in told if c.sure and c.kind == "office"):
        state.narrow(clue)
    usual = [c for c in told if not c.sure]
    for clue in (*_strongest(filter(_is_fresh, usual)), *_strongest(c for c in usual if not _is_fresh(c))):
        if clue.note == clues.PLANNED and not own:
            state.doubt(clue)
        state.narrow(clue)
    settle(state, report, times)
    for clue in _strongest(c for c in by if not c.sure):
        state.narrow(clue)
    return state.published, tuple(state.flaws)


def settle(state: Weighing, report: Report, times: Sequence[Time]) -> None:
    """Narrow by what only a known interval lets speak: weekdays and datelines without a year."""
    for _ in range(ROUNDS):
        before = state.moment
        for clue in (
            *_datelines(report, times, before),
            *_weekdates(times, before),
            *weekdays.pattern(report, times, before),
        ):
            state.narrow(clue)
        if state.moment == before:
            break


class Weighing:
    """The days still allowed, and the reasons so far."""

    def __init__(self, report: Report, known: Published = Published()) -> None:  # noqa: B008 (frozen)
        self._report = report
        self.allowed: tuple[Moment, ...] = (known.moment,)
        self.basis: list[Basis] = list(known.basis)
        self.flaws: list[Flaw] = []

    @property
    def moment(self) -> Moment:
        """The smallest interval that holds all days still allowed."""
        return spanned(self.allowed)

    @property
    def published(self) -> Published:
        """The interval and its reasons: those that set one of its ends, then those that only bound it."""
        moment = self.moment
        return Published(moment, tuple(sorted(self.basis, key=lambda b: not _sets_end(b, moment))))

    def narrow(self, clue: Clue, basis: Basis | None = None) -> bool:
        """Apply ``clue`` unless it leaves no day; tell whether it narrowed anything."""
        left = _both(self.allowed, clue.allows)
        if not left or left == self.allowed:
            return False
        self.allowed = left
        self.basis.append(basis or self._basis(clue))
        return True

    def settle(self, clue: Clue) -> None:
        """Take the report's own word for its day, even against what it seems to tell."""
        if not _both(self.allowed, clue.allows):
            self._tell(
                f"tells of {self.moment.earliest} but states its day as {clue.allows[0].earliest}", clue
            )
            self.allowed, self.basis = (ALWAYS,), []
        self.narrow(clue)

    def claim(self, clue: Clue) -> None:
        """Weigh a claim of the container: it may be wrong, so it yields to the text and is told."""
        if _both(self.allowed, clue.allows):
            self.narrow(clue)
            if not any(b.note == clue.note and b.kind == clue.kind for b in self.basis):
                self.basis.append(self._basis(clue))
            return
        claimed, told = clue.allows[0], self.moment
        if any(b.kind in ("stated", "dateline") for b in self.basis):
            if _apart(claimed, told) > _FEW_DAYS:
                self._tell(
                    f"metadata ({clue.note}) contradicts the day stated in the text, {told.earliest}", clue
                )
            return
        self._tell(
            f"metadata ({clue.note}) is older than {told.earliest}, which the text tells as past", clue
        )
        self.allowed = (spanned((claimed, told)),)
        self.basis.append(self._basis(clue))

    def may_be(self, claim: Clue) -> bool:
        """Tell whether a claim is not later than the day by which an archive had the report."""
        known = next((b.moment for b in self.basis if b.kind == clues.CAPTURED), ALWAYS)
        if known.meets(claim.allows[0]):
            return True
        told = (
            f"metadata ({claim.note})"
            if claim.note
            else f"the day told in the text, {claim.allows[0].earliest},"
        )
        self._tell(f"{told} is later than {known.latest}, by which an archive had it", claim)
        return False

    def hear(self, others: Iterable[Clue]) -> None:
        """Hear what a feed or a sitemap tells: it counts where the report itself tells no day.

        Where that tells another day, the later one is a re-dating and the earlier one a lie.
        """
        heard = [c for c in sorted(others, key=_claim_rank) if self.may_be(c)]
        knows = any(b.kind in _OF_ITSELF for b in self.basis)
        for clue in heard if knows else heard[:1]:
            apart, told = _apart(clue.allows[0], self.moment), self.moment
            if _both(self.allowed, clue.allows):
                self.claim(clue)
            elif apart > _CLOCKS and told.latest and told.latest < (clue.allows[0].earliest or told.latest):
                self._tell(
                    f"was given a later day by others ({clue.note}): re-dated, it is of {told.latest}", clue
                )
            elif apart > _CLOCKS:
                self._tell(
                    f"others ({clue.note}) tell another day than the report does, {told.earliest}", clue
                )

    def doubt(self, planned: Clue) -> None:
        """Doubt a claim that lies long after a day which the text tells as still to come."""
        claim = next((b for b in self.basis if b.kind == "metadata"), None)
        if (
            claim is None
            or _both(self.allowed, planned.allows)
            or _apart(self.moment, planned.allows[0]) < _LONG
        ):
            return
        told = planned.allows[0].latest
        self._tell(
            f"metadata ({claim.note}) is long after {told}, which the text tells as still to come", planned
        )
        self.basis.append(self._basis(planned))
        before = spanned(
            m for b in self.basis if b.kind != "metadata" and b.moment.earliest for m in (b.moment,)
        )
        self.allowed = (Moment(before.earliest, self.moment.latest),)

    def _tell(self, message: str, clue: Clue) -> None:
        self.flaws.append(Flaw("date", self._report.id, message, clue.span))

    def _basis(self, clue: Clue) -> Basis:
        cut = Evidence.cut(self._report.id, self._report.text, clue.span) if clue.span else None
        return Basis(clue.kind, spanned(clue.allows), cut, clue.note)


def _sets_end(basis: Basis, moment: Moment) -> bool:
    told = basis.moment
    return (told.earliest is not None and told.earliest == moment.earliest) or (
        told.latest is not None and told.latest == moment.latest
    )


def _both(one: Iterable[Moment], other: Sequence[Moment]) -> tuple[Moment, ...]:
    return tuple(a.narrowed(b) for a in one for b in other if a.meets(b))


def _claim_rank(claim: Clue) -> tuple[int, date]:
    """Order claims: the most exact first, then the oldest, since pages are stamped anew when saved."""
    moment = claim.allows[0]
    return moment.days or 0, moment.earliest or date.max


def _apart(one: Moment, other: Moment) -> int:
    days = [d for d in (one.earliest, one.latest) if d]
    others = [d for d in (other.earliest, other.latest) if d]
    return min((abs((a - b).days) for a in days for b in others), default=0)


def _strongest(told: Iterable[Clue]) -> list[Clue]:
    """Return the clues, the latest lower bound and the earliest upper bound first."""

    def rank(clue: Clue) -> tuple[int, int]:
        moment = spanned(clue.allows)
        if moment.earliest is not None:
            return 0, -moment.earliest.toordinal()
        return 1, moment.latest.toordinal() if moment.latest else 0

    return sorted(told, key=rank)


def _is_sure(clue: Clue) -> bool:
    return clue.sure


def _is_fresh(clue: Clue) -> bool:
    """Tell whether the clue is of a few days: what news tells only while it is fresh goes before the rest."""
    days = spanned(clue.allows).days
    return days is not None and days <= _FRESH


def _full_datelines(report: Report, times: Sequence[Time]) -> list[Clue]:
    return [
        Clue("dateline", (Moment(day, calendar.plus_days(day, 1)),), Span(t.start, t.end))
        for t, day in clues.dateline(report, times) if day
    ]  # fmt: skip


def _datelines(report: Report, times: Sequence[Time], known: Moment) -> list[Clue]:
    """Return what a dateline without a year tells, once the interval tells which years may be meant."""
    found = []
    if known.earliest is None or known.latest is None:
        return []
    for time, day in clues.dateline(report, times):
        if day is None:
            _, month, number = time.form.args
            days = _days_named(int(month or 1), int(number or 1), _years_of(known))
            allows = tuple(Moment(d, calendar.plus_days(d, 1)) for d in days)
            found.append(Clue("dateline", allows, Span(time.start, time.end), sure=False))
    return found[:1]


def _weekdates(times: Sequence[Time], known: Moment) -> list[Clue]:
    """Return what a day with its weekday but no year tells: it lies within half a year of its report.

    Years in which the weekday fits are five, six or eleven years apart.
    """
    found = []
    for time in times:
        if time.form.rule != "weekdate" or known.earliest is None or known.latest is None:
            continue
        month, number, weekday = (int(a or 0) for a in time.form.args)
        days = [d for d in _days_named(month, number, _years_of(known)) if d.weekday() == weekday]
        before = 0 if time.form.lean < 0 else _HALF_YEAR
        allows = tuple(
            Moment(calendar.plus_days(d, -before), calendar.plus_days(d, _HALF_YEAR)) for d in days
        )
        found.append(Clue("mentions", allows, Span(time.start, time.end), sure=False))
    return found


def _years_of(known: Moment) -> Iterable[int]:
    """Return the years of the interval and the one before, none where an end is open."""
    if known.earliest is None or known.latest is None:
        return ()
    return range(max(known.earliest.year - 1, 1), known.latest.year + 1)


def _days_named(month: int, number: int, years: Iterable[int]) -> list[date]:
    found = []
    for year in years:
        first, last = calendar.month_of(year, month)
        if number <= last.day:
            found.append(first.replace(day=number))
    return found
