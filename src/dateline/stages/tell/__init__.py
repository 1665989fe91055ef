"""Say what was found, as text and pages for people, as plain values for JSON."""

from dateline.stages.tell.alerts import alert_json, alerts_text, followed_json, followed_text
from dateline.stages.tell.audit import audit_json, audit_text
from dateline.stages.tell.diff import diff_json, diff_text
from dateline.stages.tell.dossier import dossier_json, dossier_text
from dateline.stages.tell.listing import deed_json, deeds_text, ids_text, listing_json, listing_text
from dateline.stages.tell.markdown import track_markdown
from dateline.stages.tell.page import track_html
from dateline.stages.tell.record import record_text
from dateline.stages.tell.revision import revision_json, revision_text
from dateline.stages.tell.search import found_json, found_text
from dateline.stages.tell.story import track_text
from dateline.stages.tell.values import record_json, track_json

__all__ = [
    "alert_json",
    "alerts_text",
    "audit_json",
    "audit_text",
    "deed_json",
    "deeds_text",
    "diff_json",
    "diff_text",
    "dossier_json",
    "dossier_text",
    "followed_json",
    "followed_text",
    "found_json",
    "found_text",
    "ids_text",
    "listing_json",
    "listing_text",
    "record_json",
    "record_text",
    "revision_json",
    "revision_text",
    "track_html",
    "track_json",
    "track_markdown",
    "track_text",
]
