"""The store: one SQLite file that keeps raw pages and people's judgements, and what was made of them.

``opened`` gives a connection; the modules hold the questions one can ask it. Refuses to judge news.
"""

from dateline.store.opening import looked_at, opened, shrunk, writing

__all__ = ["looked_at", "opened", "shrunk", "writing"]
