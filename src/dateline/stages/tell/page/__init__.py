"""One self-contained page for a pile of reports: no network, no script, readable on a phone and at a desk."""

from dateline.stages.tell.page.document import track_html
from dateline.stages.tell.page.spark import spark
from dateline.stages.tell.page.style import DRAWN

__all__ = ["DRAWN", "spark", "track_html"]
