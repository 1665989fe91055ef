"""No page keeps anyone out: axe-core finds nothing serious, on a desk and on a phone, light and dark."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from dateline.desk import look

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
PAGES = {
    "stories": "/",
    "no stories": "/?q=zeppelin",
    "story": "/story/{story}",
    "value": "/story/{story}/value/{value}",
    "finding": "/story/{story}/finding/{finding}",
    "report": "/report/{report}",
    "dossier": "/dossier?subject={subject}",
    "subjects": "/dossier",
    "no subject": "/dossier?subject=zeppelin",
    "search": "/search?q=nato",
    "nothing found": "/search?q=zeppelin",
    "add": "/add",
    "judge": "/judge?report={report}&q=nato",
    "log": "/log",
    "export": "/export?story={story}",
    "error": "/nowhere",
}
# The colours of both schemes, and the layouts of both widths, are each looked at once.
LOOKS = (("dark", 1280, 900), ("light", 390, 844))


@pytest.fixture(scope="module")
def named(mission) -> dict[str, str]:
    """Return the ids that the addresses of pages need."""
    story = max(look.every(mission).stories, key=lambda s: len(s.reports))
    finding = max(story.findings, key=lambda f: len(f.values))
    found = {
        "story": story.id,
        "finding": finding.id,
        "value": finding.values[0].id,
        "report": story.reports[0],
        "subject": story.subjects[0],
    }
    return {name: quote(told, safe="") for name, told in found.items()}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(desk, opened, named, name):
    page = opened(desk + PAGES[name].format(**named))
    told = []
    for scheme, width, height in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            told.append(f"wider than a window of {width}")
        found = axe.Axe().run(page).response["violations"]
        told += [
            f"{scheme}, {width}: {one['impact']} {one['id']}: {one['help']}: {node['html'][:300]}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"][:3]
        ]
    assert not told, "\n" + "\n".join(told)
