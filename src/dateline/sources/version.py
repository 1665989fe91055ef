"""What a record was made with: the program's own stages and tables, and the language model.

Two records made with the same version of both are the same. Refuses to trust a number that someone must
remember to raise: the version is the digest of the code itself.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

_FLOORS = ("model", "language", "stages/clean", "stages/read", "stages/date", "stages/state")
_INDEX = ("store/index.py", "store/terms.py")  # what is entered for search


@lru_cache(maxsize=8)
def made_with(model: str) -> str:
    """Return the name of what makes a record now: digest of the reading stages, name of the model."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{digest.hexdigest()[:12]} {model}"


def _sources() -> list[Path]:
    root = Path(str(files("dateline")))
    found = [
        p for floor in _FLOORS for p in (root / floor).rglob("*") if p.suffix in (".py", ".json", ".toml")
    ]
    return found + [root / name for name in _INDEX]
