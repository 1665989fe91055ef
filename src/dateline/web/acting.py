"""Who does something, when and why, from a sealed form; and the pages that tell how it went.

A name that somebody gave is kept in a cookie, so that it need not be written again. Refuses to send anyone
to an address that a form names: the page a form came from is only shown as a link.
"""

from __future__ import annotations

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk import look
from dateline.desk.keep import Act
from dateline.model import DatelineError
from dateline.web.jobs import Jobs, Work

WHO = "dateline-who"
_LONGEST = 2000  # characters of a reason, a title, a name
_SOON = 4.0  # seconds that a page waits for what was asked, before it shows that it is under way
_YEAR = 31_536_000


def words(form: FormData, name: str, longest: int = _LONGEST) -> str:
    """Return the field ``name`` of a form in one line; raises ``DatelineError`` where it is too long."""
    told = form.get(name)
    line = " ".join(told.replace("\0", " ").split()) if isinstance(told, str) else ""
    if len(line) > longest:
        raise DatelineError(f"{name}: at most {longest:,} characters are kept")
    return line


def act_of(request: Request) -> Act:
    """Return the act of the form that was sent, at this instant."""
    form: FormData = request.state.form
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Act(now, words(form, "who", 100) or who(request), words(form, "why"))


def who(request: Request) -> str:
    """Return the name that was given last, else that of the person who runs the desk for himself."""
    given = unquote(request.cookies.get(WHO, ""))
    if given or request.app.state.settings.token:
        return given
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""


def back_of(request: Request) -> str:
    """Return the page of this desk that the form was on."""
    told = words(request.state.form, "back")
    inside = told.startswith("/") and not told.startswith("//") and "\\" not in told
    return told if inside and told.isprintable() else "/"


def asked(request: Request, name: str, work: Work, to: str) -> Response:
    """Let ``work`` be done and send the reader to the page below ``to`` that tells of it."""
    jobs: Jobs = request.app.state.jobs
    job = jobs.submit(name, work, back_of(request))
    jobs.waited(job, _SOON)
    answer = RedirectResponse(f"{to}/{job.id}", 303)
    if given := words(request.state.form, "who", 100):
        answer.set_cookie(WHO, quote(given), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def number_of(place: Path, act: Act) -> int | None:
    """Return the number of the deed that ``act`` became in the log of the store at ``place``."""
    mine = (d.number for d in reversed(look.deeds(place)) if (d.at, d.who) == (act.at, act.who))
    return next(mine, None)
