"""One self-contained page for a pile of reports: no network, no script, readable on a phone and at a desk."""

from dateline.stages.tell.page.charts import charts
from dateline.stages.tell.page.document import track_html
from dateline.stages.tell.page.lineage import OWES
from dateline.stages.tell.page.lineage import drawn as drawn_lineage
from dateline.stages.tell.page.proof import Places, Shelf
from dateline.stages.tell.page.spark import spark
from dateline.stages.tell.page.status import key
from dateline.stages.tell.page.strip import Strip, picks_of, strip
from dateline.stages.tell.page.style import DRAWN

__all__ = [
    "DRAWN",
    "OWES",
    "Places",
    "Shelf",
    "Strip",
    "charts",
    "drawn_lineage",
    "key",
    "picks_of",
    "spark",
    "strip",
    "track_html",
]
