"""Take the pictures in docs/pictures anew: pages of the desk over examples/mission, in Chromium.

Each is taken at the width of a desk and of a phone, light and dark; another machine has other fonts.
Refuses to keep a picture of more than 250 kB.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from dateline.desk import look
from dateline.desk.keep import Act, add
from serving import MISSION, found_chromium, launched, served

PICTURES = Path(__file__).parent / "pictures"
LARGEST = 250_000
SIZES = {"desk": (1280, 900), "phone": (390, 844)}


def addresses(place: Path) -> dict[str, str]:
    """Return the pages to show: name → address."""
    story = max(look.every(place).stories, key=lambda s: len(s.reports))
    value = max(
        (v for f in story.findings for v in f.values), key=lambda v: len({e.report for e in v.evidence})
    )
    name = quote(story.id)
    return {
        "stories": "/",
        "story": f"/story/{name}",
        "evidence": f"/story/{name}/value/{quote(value.id)}",
        "dossier": f"/dossier?subject={quote(story.subjects[0])}",
    }


def take(browser: Any, url: str, name: str) -> None:
    """Take the pictures of one page."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.goto(url)
            place = PICTURES / f"{name}-{size}-{scheme}.png"
            page.screenshot(path=place)
            context.close()
            if place.stat().st_size > LARGEST:
                sys.exit(f"{place.name}: {place.stat().st_size:,} bytes, at most {LARGEST:,}")


def main() -> None:
    """Write all pictures."""
    chromium = found_chromium()
    if chromium is None:
        sys.exit("pictures want a Chromium on this machine")
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        place = Path(folder) / "mission.dateline"
        add(place, [str(MISSION)], Act("2026-01-05T08:00:00Z", "Dateline"))
        with launched(chromium) as browser, served(place) as url:
            for name, path in addresses(place).items():
                take(browser, url + path, name)


if __name__ == "__main__":
    main()
