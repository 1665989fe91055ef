"""How a status looks: its pill in words, and the kind of mark that goes with it. Never colour alone."""

from __future__ import annotations

from dateline.stages.tell.page.markup import Markup, element

_KINDS = {
    "happened": "fact",
    "ongoing": "fact",
    "done": "fact",
    "under way": "fact",
    "agreed": "settled",
    "agreed in principle": "settled",
    "planned": "ahead",
    "expected": "ahead",
    "to be agreed": "ahead",
    "proposed": "open",
    "demanded": "open",
    "possible": "open",
    "denied": "denied",
    "refused": "denied",
    "dropped": "denied",
    "put off": "denied",
    "suspended": "denied",
}
_KEY = (
    ("fact", "happened, ongoing"),
    ("settled", "agreed"),
    ("ahead", "planned, expected"),
    ("open", "proposed, demanded, possible"),
    ("denied", "denied, put off"),
)


def kind(status: str) -> str:
    """Return the kind of a status or of a plan's rung.

    >>> kind("ongoing"), kind("to be discussed")
    ('fact', 'ahead')
    """
    return _KINDS.get(status, "ahead")


def pill(status: str) -> Markup:
    """Return the status as a small label."""
    return element("span", status, class_=f"pill {kind(status)}")


def dot(status: str) -> Markup:
    """Return the mark of the status, for the eye only."""
    return element("span", class_=f"dot {kind(status)}", aria_hidden="true")


def symbol(status: str, x: float, y: float) -> Markup:
    """Return the mark of the status in a drawing, at ``x`` per cent and ``y`` pixels."""
    name = kind(status)
    if name in ("settled", "denied", "open"):
        shift = "translate(-5.5 -5.5)" if name != "open" else "rotate(45) translate(-5 -5)"
        box = element("rect", width=11, height=11, transform=shift, class_=f"mk {name}")
        return element("svg", box, x=f"{x:.5g}%", y=y, overflow="visible", class_=name)
    return element("circle", cx=f"{x:.5g}%", cy=y, r=5.5, class_=f"mk {name}")


def key(statuses: set[str]) -> Markup:
    """Return the key to the marks that are in use."""
    shown = [(name, words) for name, words in _KEY if name in {kind(s) for s in statuses}]
    told = [
        element("li", element("span", class_=f"dot {n}", aria_hidden="true"), words) for n, words in shown
    ]
    return element("ul", told, class_="key", aria_label="Marks")
