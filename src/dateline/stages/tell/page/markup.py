"""Make markup of values: every string is escaped, only an element made here is not.

The one place of the page that writes tags; serves HTML and the SVG within it. Refuses raw strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

_VOID = frozenset({"meta", "br", "hr", "circle", "line", "path", "rect"})
# Control characters have no place in HTML, even escaped.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Markup:
    """Markup that is safe to print as it is."""

    text: str

    def __html__(self) -> str:
        """Return the markup, for templates that escape all else."""
        return self.text


Content: TypeAlias = "Markup | str | Iterable[Content] | None"
Attribute = str | float | None


def element(name: str, /, *content: Content, **attributes: Attribute) -> Markup:
    """Return an element; ``class_`` stands for ``class``, other underscores for hyphens.

    An attribute or content that is ``None`` is left out.

    >>> element("a", "R&D", href="#x", class_="<b>").text
    '<a href="#x" class="&lt;b&gt;">R&amp;D</a>'
    """
    told = "".join(f' {_name(k)}="{safe(_number(v))}"' for k, v in attributes.items() if v is not None)
    if name in _VOID:
        return Markup(f"<{name}{told}>" if name in ("meta", "br", "hr") else f"<{name}{told}/>")
    return Markup(f"<{name}{told}>{joined(content).text}</{name}>")


def joined(parts: Iterable[Content], between: str = "") -> Markup:
    """Return the parts one after the other, strings escaped, nested ones laid flat."""
    return Markup(safe(between).join(t for t in map(_text, parts) if t))


def _text(part: Content) -> str:
    if part is None:
        return ""
    if isinstance(part, Markup):
        return part.text
    return safe(part) if isinstance(part, str) else joined(part).text


def safe(text: str) -> str:
    """Return ``text`` escaped for content and attributes alike, control characters replaced."""
    return escape(_CONTROL.sub("\ufffd", text))


def _name(key: str) -> str:
    # SVG has attributes in mixed case with hyphens only where the name has underscores here.
    return key.rstrip("_").replace("_", "-")


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.10g}"
