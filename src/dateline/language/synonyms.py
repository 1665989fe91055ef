"""Words for what figures count that readers take for one another: who asks for one means the others too.

Refuses what is wider or narrower: "people" are not only soldiers, "casualties" not only the dead.
"""

from __future__ import annotations

from dateline.language.wordkeys import wordkey

_GROUPS = """
troop soldier serviceman servicewoman servicemember personnel
kill dead death die fatality slay
wound injure injury hurt
percent percentage pct
worker employee
"""

_ALIKE: dict[str, tuple[str, ...]] = {
    key: group
    for line in _GROUPS.strip().splitlines()
    for group in [tuple(map(wordkey, line.split()))]
    for key in group
}


def alike(key: str) -> tuple[str, ...]:
    """Return the keys of words that mean the same as the word of ``key``, itself among them.

    >>> alike("wound"), alike("ship")
    (('wound', 'injur', 'injury', 'hurt'), ('ship',))
    """
    return _ALIKE.get(key, (key,))
