"""Closed-class English words and the commonest verbs: they say nothing of what a text is about."""

from __future__ import annotations

STOPWORDS: frozenset[str] = frozenset(
    "a about above after again against ago all almost also although always am among amid an and any are around "
    "as at away back be because been before being below between both but by can could did do does doing done "
    "down during each either else even ever every few for from further get gets got had has have having he her "
    "here hers herself him himself his how however i if in into is it its itself just last later least less let "
    "like made make makes many may me might more most much must my near nearly neither never next no nor not now "
    "of off often on once one only onto or other others our out over own per perhaps rather same she should since "
    "so some soon still such take taken takes than that the their them themselves then there these they this "
    "those though through throughout thus till to together too toward towards under until up upon us very via was "
    "we well were what when where whether which while who whom whose why will with within without would yet you "
    "your say says said saying told tell tells according mr mrs ms new two three first second year years month "
    "months week weeks day days today yesterday tomorrow time monday tuesday wednesday thursday friday saturday "
    "sunday set scheduled expected due likely able ready going planned january february march april june july august september october november december".split()
)
