"""One self-contained page for a pile of reports: no network, no script, readable on a phone and at a desk."""

from dateline.stages.tell.page.document import track_html

__all__ = ["track_html"]
