"""Use case: take in what somebody sends from a browser.

Refuses what is more than one sending may hold; what of it cannot be read is told, and the rest is taken in.
"""

from __future__ import annotations

from pathlib import Path

from dateline.desk import PLAIN, Wish
from dateline.desk.keep import Act, Added, take
from dateline.sources.sent import ENDINGS, Pasted, Sent, ending_of, read_sent, shown

__all__ = ["ENDINGS", "Pasted", "Sent", "add_sent", "ending_of", "shown"]

_TOLD = 5  # names of files that the log tells


def add_sent(place: Path, sent: Sent, act: Act, wish: Wish = PLAIN) -> Added:
    """Take what was sent into the store at ``place``; raises ``DatelineError`` (status 1) for no report."""
    return take(place, read_sent(sent), act.on(*_matters(sent)), wish)


def _matters(sent: Sent) -> tuple[str, ...]:
    """Return what a log says was added: some names of files, how many more there were."""
    told = [shown(name) for _, name in sent.files]
    more = len(told) - _TOLD
    pasted = (sent.pasted.title.strip() or "a pasted text",) if sent.pasted else ()
    return (*pasted, *told[:_TOLD], *([f"{more} more"] if more > 0 else []))
