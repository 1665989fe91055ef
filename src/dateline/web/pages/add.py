"""Adding reports: a pasted text or files, taken in by the worker, and what came of it.

Files are written under names of ours; what they were called is text. Refuses endings that are not known.
"""

from __future__ import annotations

from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.desk import Progress, Wish, look
from dateline.desk.keep import Act, Added
from dateline.desk.taking import ENDINGS, Pasted, Sent, add_sent, ending_of
from dateline.model import DatelineError
from dateline.web.acting import act_of, asked, number_of, words
from dateline.web.jobs import Jobs, Outcome, Work
from dateline.web.rendering import render

_SHOWN = 100  # reports, flaws and stories that a page tells; the rest is counted
_KINDS = {"new": "new", "revision": "revised", "known": "known already"}
_FIELDS = ("title", "outlet", "day", "url")


def add(request: Request) -> Response:
    """Show the form, or take what it sends and go to the page that tells of it."""
    if request.method == "POST":
        return _added(request)
    jobs: Jobs = request.app.state.jobs
    most = request.app.state.settings.most // 1_000_000
    return render(request, "add.html", endings=ENDINGS, most=most, running=jobs.running())


def _added(request: Request) -> Response:
    form: FormData = request.state.form
    text = form.get("text")
    text = text if isinstance(text, str) else ""
    # Not `with`: the worker empties it when it is through. What is refused here is gone with the object.
    folder = TemporaryDirectory(prefix="dateline-add-", ignore_cleanup_errors=True)
    files = tuple(_kept(form, Path(folder.name)))
    if not text.strip() and not files:
        raise DatelineError("there is nothing to add: paste a text, or choose files")
    pasted = Pasted(text, *(words(form, name) for name in _FIELDS)) if text.strip() else None
    name = "The pasted text" if pasted and not files else f"{len(files) + bool(pasted)} sent at once"
    name = files[0][1] if len(files) == 1 and not pasted else name
    work = _work(request, Sent(files, pasted), act_of(request), folder)
    return asked(request, name, work, "/add")


def _kept(form: FormData, folder: Path) -> list[tuple[Path, str]]:
    """Write the files of a form into ``folder`` under names of ours."""
    found = []
    for number, sent in enumerate(form.getlist("files")):
        if isinstance(sent, UploadFile) and (sent.filename or sent.size):
            told = sent.filename or ""
            place = folder / f"{number:04}{ending_of(told) or ''}"
            with place.open("wb") as out:
                copyfileobj(sent.file, out)
            found.append((place, told))
    return found


def _work(request: Request, sent: Sent, act: Act, folder: TemporaryDirectory[str]) -> Work:
    settings = request.app.state.settings

    def work(progress: Progress) -> Outcome:
        with folder:
            done = add_sent(settings.place, sent, act, Wish(model=settings.model, progress=progress))
        return _outcome(done, settings.place, act)

    return work


def _outcome(done: Added, place: Path, act: Act) -> Outcome:
    return Outcome(done.changed, done.arrivals, done.flaws, number_of(place, act))


def job(request: Request) -> Response:
    """Tell how something that was asked stands, and what came of it."""
    jobs: Jobs = request.app.state.jobs
    held = jobs.get(request.path_params["job"])
    stories = look.listing(request.app.state.settings.place) if held.outcome.changed else ()
    titles = {one.id: one.title for one in stories}
    arrived = {kind: [a.report for a in held.outcome.arrivals if a.kind == kind] for kind in _KINDS}
    return render(request, "job.html", job=held, titles=titles, arrived=arrived, kinds=_KINDS, most=_SHOWN)


ROUTES = (
    Route("/add", add, methods=["GET", "POST"]),
    Route("/add/{job}", job),
    Route("/judge/{job}", job),
)
