"""Lay lines out in columns that wrap to a width. Knows nothing of news."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import zip_longest


def row(left: str, text: str, right: str, width: int, least: int = 10) -> str:
    """Return one line of three columns: a label, wrapped text, and a mark set to the right.

    ``least`` is the width of the first column, wider where the label is.

    >>> print(row("2020-02-12", "Ministers agree", "agreed [2·2]", 50))
      2020-02-12  Ministers agree         agreed [2·2]
    """
    indent = " " * (2 + max(least, len(left)) + 2)
    room = max(20, width - len(indent) - len(right) - 2)
    lines = textwrap.wrap(text, room) or [""]
    head = f"  {left:<{least}}  {lines[0]:<{room}}  {right}".rstrip()
    return "\n".join([head, *(indent + line for line in lines[1:])])


def note(text: str, width: int, indent: int = 14) -> str:
    """Return ``text`` wrapped and indented under a row."""
    pad = " " * indent
    return textwrap.fill(text, width, initial_indent=pad, subsequent_indent=pad)


def section(heading: str, lines: list[str]) -> list[str]:
    """Return the lines under their heading and a blank line before; nothing when there are none."""
    return ["", heading, *lines] if lines else []


def grid(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return a table whose first column is as wide as its words and whose others share the rest.

    >>> print(*grid([["", "2020", "2021"], ["strength", "about 500", "500 at most"]], 44), sep="\\n")
                2020             2021
      strength  about 500        500 at most
    """
    first = min(max((len(r[0]) for r in rows), default=0), width // 4)
    columns = max(1, max((len(r) for r in rows), default=1) - 1)
    room = max(12, (width - first - 2) // columns - 2)
    lines = []
    for cells in rows:
        parts = [textwrap.wrap(cells[0], first), *(textwrap.wrap(c, room) for c in cells[1:])]
        for head, *rest in zip_longest(*parts, fillvalue=""):
            told = "  ".join(f"{cell:<{room}}" for cell in rest)
            lines.append(f"  {head:<{first}}  {told}".rstrip())
    return lines
