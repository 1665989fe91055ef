"""Where work is done: in this process, in several, or on the machines of a Ray cluster.

An engine says how to map over batches in order, and how to gather by key. What is worked on is no matter of
this floor: it knows nothing of reports. Refuses to let an answer depend on how many workers there are.
"""

from dateline.engines.local import Local
from dateline.engines.wanted import Wanted, engine_of
from dateline.engines.work import Engine, Lost, Work, nothing

__all__ = ["Engine", "Local", "Lost", "Wanted", "Work", "engine_of", "nothing"]
