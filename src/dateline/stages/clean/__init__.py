"""Make a clean report of a raw page: parts told apart, litter cut, nothing of the story lost.

Refuses to correct the text: what is kept stands as it was written, white space apart.
"""

from dateline.stages.clean.credits import outlet_of
from dateline.stages.clean.cutting import Habits
from dateline.stages.clean.language import Namer
from dateline.stages.clean.leavings import Part, leavings
from dateline.stages.clean.report import clean, learn_habits, lines_of

__all__ = ["Habits", "Namer", "Part", "clean", "learn_habits", "leavings", "lines_of", "outlet_of"]
