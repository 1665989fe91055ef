"""Where alerts go out of the house: files of feeds, webhooks, mail.

Each takes what it is to send as a value and tells what became of it as one; what the world does wrong is
never an error here. Knows only the model: what is said is made elsewhere. Refuses to keep anything.
"""

from __future__ import annotations

from typing import Protocol

from dateline.model.watch import Delivery, Message


class Sink(Protocol):
    """A way out. ``name`` tells it from others for good, ``shown`` is for people, without any secret.

    ``most`` is how many alerts it takes in one message.
    """

    @property
    def name(self) -> str:
        """Return its name."""
        ...

    @property
    def shown(self) -> str:
        """Return what people are told of it."""
        ...

    @property
    def most(self) -> int:
        """Return how many alerts it takes at once."""
        ...

    def send(self, message: Message) -> Delivery:
        """Send a message and tell what became of it."""
        ...
