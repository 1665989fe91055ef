"""Words that open what a clause is compared with: a time or figure behind them is not the clause's own."""

from __future__ import annotations

# The word before and the word itself ("down from 15 last year", "as in 2014").
COMPARED_PAIRS: frozenset[tuple[str, str]] = frozenset(
    {("down", "from"), ("up", "from"), ("compared", "with"), ("compared", "to"), ("as", "in"), ("like", "in")}
    | {
        ("like", "on"),
        ("as", "on"),
        ("opposed", "to"),
        ("contrast", "to"),
        ("higher", "from"),
        ("lower", "from"),
    }
)

COMPARING: frozenset[str] = frozenset({"versus", "vs", "vs.", "unlike"})
