"""An attribution in the making: what cues, sources and contents gather before they become spans.

A claim holds token numbers; ``attribution`` turns it into spans. Refuses nothing: it only holds.
"""

from __future__ import annotations

from dateline.language.cues import Cue
from dateline.stages.state.quotes import Quote


class Claim:
    """An attribution in the making: token sets, and the quotations that came to it.

    No value: claims gather their parts over several passes and never leave this stage. ``impersonal``
    says that none is named ("is expected to", "reportedly"), and that this is well so.
    """

    __slots__ = ("content", "cue", "cues", "head", "hearer", "impersonal", "quotes", "source", "speaker")

    def __init__(self, cue: Cue, head: int, cues: set[int], source: set[int] | None = None) -> None:
        self.cue = cue
        self.head = head
        self.cues = cues
        self.source: set[int] = source or set()
        self.speaker: int | None = max(self.source, default=None)
        self.content: set[int] = set()
        self.quotes: list[Quote] = []
        self.hearer: int | None = None
        self.impersonal = False
