"""What a file of sources says: what is watched and how often, and where alerts are to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Security = Literal["starttls", "ssl", "none"]


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret stands: in an environment ``variable``, or in a ``file``; it is never kept here."""

    variable: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    """A source: its ``place`` (a path or an address), and the seconds between two looks at it."""

    place: str
    every: int

    @property
    def is_far(self) -> bool:
        """Whether it is an address, not a path."""
        return self.place.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Hook:
    """A webhook: where alerts are posted to, and the secret by which they are signed."""

    url: str
    secret: Secret
    name: str = ""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Mail by an SMTP server; ``user`` is "" where the server asks for none."""

    host: str
    port: int
    security: Security
    sender: str
    to: tuple[str, ...]
    user: str = ""
    password: Secret | None = None


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What is watched, and where alerts go: a ``folder`` of Atom feeds ("" for none), webhooks, mail."""

    sources: tuple[Watched, ...]
    folder: str = ""
    hooks: tuple[Hook, ...] = ()
    mail: tuple[Mailbox, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """Alerts as they go out: a name for good, when (UTC, ISO 8601), JSON for programs, text for people."""

    name: str
    at: str
    body: bytes
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a message: ``sent``, ``refused`` for what it says, or ``failed``: to be tried again."""

    fate: Literal["sent", "refused", "failed"]
    why: str = ""
