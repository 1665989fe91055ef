"""Alerts by webhook: a POST of JSON, signed as Standard Webhooks asks (standardwebhooks.com, v1).

The signature is HMAC-SHA256 over id, timestamp and body. Follows no redirect, reads nothing but the status of
the answer, and takes a bounded time. Where it posts to is the user's own word: any address will do.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import http.client
import ssl
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dateline.model.watch import Delivery, Message
from dateline.sinks.deadline import within
from dateline.sinks.world import World

_PAUSES = (1.0, 4.0)  # seconds before another try; each is up to half as long again
_REFUSALS = frozenset({400, 406, 409, 413, 415, 422})  # the message is not wanted; all else may pass


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook at ``url``. ``limit`` is the seconds that one try may take."""

    url: str
    secret: str = field(repr=False)
    world: World
    called: str = ""
    limit: float = 10.0

    @property
    def name(self) -> str:
        """Return a name of its address, which may hold a secret and is not told."""
        return f"webhook {hashlib.sha256(self.url.encode()).hexdigest()[:16]}"

    @property
    def shown(self) -> str:
        """Return what it is called, else its host."""
        return f"webhook {self.called or urlsplit(self.url).hostname}"

    @property
    def most(self) -> int:
        """Return 1: each alert is a message of its own, known by its id."""
        return 1

    def send(self, message: Message) -> Delivery:
        """Post a message; tried three times in all with longer pauses, unless one is to stop."""
        found = self._try(message)
        for pause in _PAUSES:
            if found.fate != "failed" or self.world.wait(pause * (1 + self.world.chance() / 2)):
                break
            found = self._try(message)
        return found

    def _try(self, message: Message) -> Delivery:
        try:
            status, reason = self._posted(message)
        except TimeoutError:
            return Delivery("failed", f"did not answer within {self.limit:g} seconds")
        except (OSError, http.client.HTTPException) as error:
            told = getattr(error, "strerror", None) or str(error) or type(error).__name__
            return Delivery("failed", f"cannot be reached ({' '.join(told.split())[:200]})")
        if 200 <= status < 300:
            return Delivery("sent")
        told = f"answered {status} {reason}".strip()
        return Delivery("refused" if status in _REFUSALS else "failed", told)

    def _posted(self, message: Message) -> tuple[int, str]:
        parts = urlsplit(self.url)
        connection = self._connection()
        try:
            with within(self.limit, lambda: connection.sock):
                path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request("POST", path, message.body, self._headers(message))
                answer = connection.getresponse()
                reason = "".join(sign for sign in answer.reason if sign.isprintable())
                return answer.status, reason[:80]
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.url)
        host, port = parts.hostname or "", parts.port
        if parts.scheme == "https":
            safe = ssl.create_default_context()
            return http.client.HTTPSConnection(host, port, timeout=self.limit, context=safe)
        return http.client.HTTPConnection(host, port, timeout=self.limit)

    def _headers(self, message: Message) -> dict[str, str]:
        at = str(int(self.world.now().timestamp()))
        return {
            "Content-Type": "application/json",
            "User-Agent": "dateline",
            "webhook-id": message.name,
            "webhook-timestamp": at,
            "webhook-signature": signature(self.secret, message.name, at, message.body),
        }


def signature(secret: str, name: str, at: str, body: bytes) -> str:
    """Return the signature of a message; a secret that begins with ``whsec_`` is base64.

    >>> signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330",
    ...     b'{"test": 2432232314}')
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    signed = hmac.new(_key(secret), f"{name}.{at}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def _key(secret: str) -> bytes:
    try:
        prefix, _, rest = secret.partition("_")
        return base64.b64decode(rest, validate=True) if prefix == "whsec" and rest else secret.encode()
    except binascii.Error:
        return secret.encode()
