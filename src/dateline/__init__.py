"""Dateline reads many news reports on an affair and tells what they together say."""

__version__ = "0.1.0"
