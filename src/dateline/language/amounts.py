"""Write numbers as news does: separated by thousands, in millions and billions when they are large."""

from __future__ import annotations

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def spelled(number: float) -> str:
    """Return a number for a reader.

    >>> spelled(7e11), spelled(1_250_000), spelled(4000.0), spelled(2.5), spelled(1_234_567)
    ('700 billion', '1.25 million', '4,000', '2.5', '1,234,567')
    """
    for size, name in _LARGE:
        if abs(number) >= size and f"{number / size:.3g}" == f"{number / size:.10g}":
            return f"{number / size:,.3g} {name}"
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"
