"""Split, tag, parse and name the clean text of a report."""

from dateline.stages.read.parse import read, read_many

__all__ = ["read", "read_many"]
