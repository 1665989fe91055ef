"""Take the statements of all reports of a story and say what they together say."""

from dateline.stages.compare.story import Counter, compare

__all__ = ["Counter", "compare"]
