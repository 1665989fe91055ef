"""What one clause says: who, what, how many, with what standing, and on whose word."""

from dateline.stages.state.attribution import find_attributions
from dateline.stages.state.figures import find_figures
from dateline.stages.state.mentions import mentions
from dateline.stages.state.pictured import pictured
from dateline.stages.state.statements import find_statements

__all__ = ["find_attributions", "find_figures", "find_statements", "mentions", "pictured"]
