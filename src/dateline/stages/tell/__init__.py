"""Say what was found, as text for people and as plain values for JSON."""

from dateline.stages.tell.record import record_text
from dateline.stages.tell.story import track_text
from dateline.stages.tell.values import record_json, track_json

__all__ = ["record_json", "record_text", "track_json", "track_text"]
