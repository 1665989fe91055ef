"""Find who says what."""

from __future__ import annotations

from dateline.model import Attribution, Reading
from dateline.stages.state.mentions import Mentions


def find_attributions(reading: Reading, mentioned: Mentions) -> tuple[Attribution, ...]:
    """Return the attributions of ``reading`` in order of the text."""
    return ()
