"""A fire in a made-up town as some outlets tell it, day by day: for tests of alerts."""

from __future__ import annotations

from pathlib import Path

import quick
from dateline.desk import keep
from dateline.desk.keep import Act, Added

HIT = "A fire hit the mill in Ostrela on Monday."
ADDRESS = "https://example.org/b"


def tale(
    name: str, outlet: str, day: int, *said: str, url: str | None = None, town: str = "Ostrela"
) -> dict[str, str]:
    given = {"id": name, "title": "Fire in Ostrela", "outlet": outlet, "published": f"2021-03-0{day}"}
    return given | {"text": "\n\n".join(said)} | ({"url": url} if url else {})


FIRST = tale("a", "Post", 2, HIT, "The fire killed 6 people in Ostrela.")
OTHER = tale("b", "Times", 2, HIT, "The fire killed 9 people in Ostrela.", url=ADDRESS)
LATER = tale("c", "Bell", 3, HIT, "The fire closed the road near Ostrela on Tuesday.")
RIGHT = tale("b", "Times", 2, HIT, "The fire killed 6 people in Ostrela.", url=ADDRESS)
BARE = tale("b", "Times", 2, HIT, url=ADDRESS)
FLOOD = {
    "id": "f",
    "title": "Flood in Haldena",
    "outlet": "Bell",
    "published": "2021-03-04",
    "text": "A flood hit the bridge in Haldena on Wednesday.\n\nThe flood injured 3 people in Haldena.",
}
CONTRADICTED = "now contradicted by Times: killed 9, not 6 · A fire hit the mill in Ostrela"
NEW = "new: The fire closed the road near Ostrela (2 Mar 2021)"
CORRECTED = "corrected by Times: 9 people → 6 people"
TAKEN_BACK = "taken back by Times: The fire killed 6 people in Ostrela."


def act(day: int = 1) -> Act:
    return Act(f"2026-01-{day:02}T00:00:00Z", "Ada")


def add(place: Path, *rows: dict[str, str], day: int = 1) -> Added:
    return keep.add(place, [quick.write(place.with_name("some.jsonl"), rows)], act(day))
