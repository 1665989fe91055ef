"""Where the outside comes in: pages from files, and the language model from its package."""

from dateline.sources.files import read_paths, stream_paths

__all__ = ["read_paths", "stream_paths"]
