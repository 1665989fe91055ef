"""Take the statements of all reports of a story and say what they together say."""

from dateline.stages.compare.carried import carried
from dateline.stages.compare.diff import diff
from dateline.stages.compare.dossier import dossier, heard, holding
from dateline.stages.compare.judged import corrected, judged
from dateline.stages.compare.revision import revision
from dateline.stages.compare.story import compare

__all__ = ["carried", "compare", "corrected", "diff", "dossier", "heard", "holding", "judged", "revision"]
