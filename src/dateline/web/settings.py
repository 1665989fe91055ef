"""What the desk in the browser is told when it starts. Nothing of it comes from a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from dateline.desk import PLAIN

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def _secret() -> str:
    return token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Settings:
    """The store at ``place`` and who may ask for it.

    ``hosts`` are the names under which the desk answers; none means any, which wants a ``token``: who has
    it not is refused. ``model`` reads what is added. ``most`` bytes a request may hold. ``secret`` seals
    forms; each run of the program has its own.
    """

    place: Path
    token: str | None = None
    hosts: tuple[str, ...] = LOOPBACK
    model: str = PLAIN.model
    most: int = 32_000_000
    secret: str = field(default_factory=_secret, repr=False)


def settings_for(place: Path, host: str, token: str | None = None, model: str | None = None) -> Settings:
    """Return the settings for a desk that listens at ``host``: wider than this machine, it has a token."""
    name = f"[{host}]" if ":" in host and not host.startswith("[") else host.lower()
    if name in LOOPBACK:
        return Settings(place, token, model=model or PLAIN.model)
    return Settings(place, token or token_urlsafe(24), hosts=(), model=model or PLAIN.model)
