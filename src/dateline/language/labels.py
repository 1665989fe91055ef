"""Where digits are a name, a date or a label rather than an amount: patterns and words."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)

# Stretches that hold digits but no amount: dates, clocks, phone numbers, scores, addresses on the web.
# The look ahead at the first letter saves trying each of them at each place.
NOT_AMOUNTS = re.compile(
    rf"(?=[\d(+#@'’JFMASONDBbhnmw])(?:\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*\d{{1,2}})?\b(?![%.,]?\d)(?:,?\s+(?:19|20)\d\d\b)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:-|–)\s*\d{{1,2}})?(?:\s+of)?\s+{_MONTH}(?![a-z])(?:,?\s+(?:19|20)\d\d\b)?"
    rf"|\b{_MONTH}\s+(?:of\s+)?(?:19|20)\d\d\b"
    r"|\b\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|o['’]clock|GMT|BST|ET|PT|CET|UTC)"
    r"|\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\b"
    r"|\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{4}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b"
    r"|\(?\+?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b(?:19|20)\d\d\s?[-–]\s?(?:(?:19|20)\d\d|\d\d)\b"
    r"|\b\d{1,3}\s?[-–]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?=\s+(?:win|loss|defeat|victory|draw|lead|record|thanks|on|at|in|to|vs|"
    r"vote|decision|ruling|against|over|margin|majority)\b|[.,;)])"
    r"|\b[Bb]etween\s+(?:1[5-9]|20)\d\d\s+and\s+(?:1[5-9]|20)\d\d\b"
    r"|https?://\S+|www\.\S+|[#@]\w+|\b[Nn]os?\.\s?\d+"
    r"|\b\d+(?:st|nd|rd|th)\b|\b(?:18|19|20)?\d0['’]?s\b|['’]\d\ds?\b|\bmid-\d+\w*|\b24/7\b|\b9/11\b)"
    r"|^\s*\d{1,2}[.)]\s|(?<!\S)\S+\.(?:com|org|net)\S*",
    re.MULTILINE,
)

# A number right after one of these is its label ("chapter 4", "category 3").
LABELLED: frozenset[str] = frozenset(
    "act annex appendix article block bus category channel chapter class clause column district episode exit figure "
    "flight formula game gate generation grade group highway interstate item level line lot mark no no. number page "
    "part phase platform question room round route runway schedule season section sector series size square stage "
    "step table team terminal tier title track type unit verse version volume ward week zone covid".split()
)
