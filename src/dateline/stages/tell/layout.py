"""Lay lines out in columns that wrap to a width. Knows nothing of news."""

from __future__ import annotations

import textwrap


def row(left: str, text: str, right: str, width: int) -> str:
    """Return one line of three columns: a label, wrapped text, and a mark set to the right.

    >>> print(row("2020-02-12", "Ministers agree", "agreed [2·2]", 50))
      2020-02-12  Ministers agree         agreed [2·2]
    """
    indent = " " * (2 + max(10, len(left)) + 2)
    room = max(20, width - len(indent) - len(right) - 2)
    lines = textwrap.wrap(text, room) or [""]
    head = f"  {left:<10}  {lines[0]:<{room}}  {right}".rstrip()
    return "\n".join([head, *(indent + line for line in lines[1:])])


def note(text: str, width: int, indent: int = 14) -> str:
    """Return ``text`` wrapped and indented under a row."""
    pad = " " * indent
    return textwrap.fill(text, width, initial_indent=pad, subsequent_indent=pad)


def section(heading: str, lines: list[str]) -> list[str]:
    """Return the lines under their heading and a blank line before; nothing when there are none."""
    return ["", heading, *lines] if lines else []
