"""Place time expressions and the report itself in time.

Five calls: ``find_times`` finds what is said, ``resolve`` says which days it means, ``own_day`` dates
the report, ``place`` dates its statements, ``sisters`` dates reports by reports of the same episode.
Refuses to ask any clock: the only days known are those told in the report and by its container.
"""

from dateline.stages.date.day import own_day
from dateline.stages.date.find import find_times
from dateline.stages.date.place import place
from dateline.stages.date.resolve import resolve
from dateline.stages.date.sisters import sisters

__all__ = ["find_times", "own_day", "place", "resolve", "sisters"]
