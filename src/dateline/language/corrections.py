"""How an outlet says that it has mended a report: the notices that stand above or below the text.

A phrase speaks of the report itself; what news tells of others' corrections ("officials corrected the
toll") is none. Matched in lower case.
"""

from __future__ import annotations

import re

_REPORT = r"(?:story|article|report|post|piece|headline|caption|item|version|graphic|photo caption|page)"
_MENDED = r"(?:corrected|amended|clarified|revised|edited)"
_NOTICE = re.compile(
    rf"^\W*(?:corrections?|clarifications?|corrects|clarifies)(?: and clarifications?)?\s*[:.–—-](?:\s|$)"
    rf"|\b(?:an|a|the)? ?(?:earlier|previous|prior|original|initial) versions? of (?:this|the) {_REPORT}"
    rf"|\b(?:this|the) {_REPORT} (?:has been|was|is) (?:\w+ )?{_MENDED}\b"
    rf"|\b(?:has|have) been (?:\w+ )?corrected to (?:say|show|reflect|state|note|read|remove|add|indicate|make)\b"
    rf"|\b{_REPORT} (?:has been|was) updated to (?:correct|reflect|clarify|remove|fix|say|show)\b"
    rf"|\bthis (?:corrects|clarifies)\b|\bwe (?:regret|apologi[sz]e for) the error\b"
    rf"|\b(?:mis-?stated|incorrectly (?:stated|said|reported|identified)|misidentified|misspelled)\b[^.]*"
    rf"\b{_REPORT}\b|\b{_REPORT}\b[^.]*\b(?:mis-?stated|incorrectly|misidentified|misspelled)\b"
)


def is_correction(sentence: str) -> bool:
    """Tell whether ``sentence`` says that the report it stands in has been mended.

    >>> is_correction("Correction: The mill stands in Ostrel."), is_correction("Police corrected the toll.")
    (True, False)
    """
    return bool(_NOTICE.search(sentence.lower()))
