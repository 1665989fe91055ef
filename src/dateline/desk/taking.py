"""Use case: take in what somebody sends from a browser.

Refuses what is more than one sending may hold; what of it cannot be read is told, and the rest is taken in.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dateline.desk import PLAIN, Wish
from dateline.desk.keep import Act, Added, take
from dateline.model import DatelineError, Flaw, Page
from dateline.sources.sent import ENDINGS, Pasted, Sent, ending_of, read_sent, shown

__all__ = ["ENDINGS", "Pasted", "Sent", "add_sent", "ending_of", "shown"]

_TOLD = 5  # names of files that the log tells


def add_sent(place: Path, sent: Sent, act: Act, wish: Wish = PLAIN) -> Added:
    """Take what was sent into the store at ``place``; raises ``DatelineError`` (status 1) for no report."""
    found = list(read_sent(sent))
    pages = [item for item in found if isinstance(item, Page)]
    flaws = tuple(item for item in found if isinstance(item, Flaw))
    if not pages:
        raise DatelineError("nothing could be read" + "".join(f"\n  {flaw}" for flaw in flaws), status=1)
    done = take(place, pages, act.on(*_matters(sent)), wish)
    return replace(done, flaws=(*flaws, *done.flaws))


def _matters(sent: Sent) -> tuple[str, ...]:
    """Return what a log says was added: some names of files, how many more there were."""
    told = [shown(name) for _, name in sent.files]
    more = len(told) - _TOLD
    pasted = (sent.pasted.title.strip() or "a pasted text",) if sent.pasted else ()
    return (*pasted, *told[:_TOLD], *([f"{more} more"] if more > 0 else []))
