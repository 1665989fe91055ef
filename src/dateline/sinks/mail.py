"""Alerts by mail: plain text through any SMTP server, with STARTTLS, TLS from the start, or neither.

Takes a bounded time. Refuses to let what reports say into a header: a title is one line of printable signs.
"""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from dateline.model.watch import Delivery, Mailbox, Message
from dateline.sinks.deadline import within

_LONGEST = 150  # signs of a subject
_MANY = 50  # alerts in one mail


@dataclass(frozen=True, slots=True)
class Mail:
    """Mail as ``box`` says; ``limit`` is the seconds that one mail may take."""

    box: Mailbox
    password: str = field(repr=False)
    now: Callable[[], datetime]
    limit: float = 30.0

    @property
    def name(self) -> str:
        """Return a name of the server and of who gets it."""
        told = "\n".join((self.box.host, str(self.box.port), *self.box.to))
        return f"mail {hashlib.sha256(told.encode()).hexdigest()[:16]}"

    @property
    def shown(self) -> str:
        """Return who gets it."""
        return f"mail to {', '.join(self.box.to)}"

    @property
    def most(self) -> int:
        """Return how many alerts are told in one mail."""
        return _MANY

    def send(self, message: Message) -> Delivery:
        """Send one mail to all; refused by some of them it counts as sent, and that is told."""
        try:
            lost = self._sent(self._letter(message))
        except smtplib.SMTPAuthenticationError:
            return Delivery("failed", f"{self.box.host} does not know the user or the password")
        except TimeoutError:
            return Delivery("failed", f"{self.box.host} did not answer within {self.limit:g} seconds")
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            return Delivery("failed", f"{self.box.host}: {_told(error)}")
        return Delivery("sent", f"{self.box.host} did not take it for {', '.join(lost)}" if lost else "")

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage(policy=SMTP.clone(max_line_length=78))
        letter["From"] = self.box.sender
        letter["To"] = ", ".join(self.box.to)
        letter["Subject"] = one_line(message.subject)
        letter["Date"] = format_datetime(self.now())
        host = parseaddr(self.box.sender)[1].rpartition("@")[2]
        letter["Message-ID"] = f"<{message.name}@{host}>"
        letter["Auto-Submitted"] = "auto-generated"
        text = message.text.encode("utf-8", "replace").decode()
        letter.set_content("".join(s for s in text if s.isprintable() or s == "\n"), cte="quoted-printable")
        return letter

    def _sent(self, letter: EmailMessage) -> list[str]:
        """Hand a letter to the server; return the addresses that it refused."""
        box = self.box
        safe = ssl.create_default_context()
        server = (
            smtplib.SMTP_SSL(timeout=self.limit, context=safe)
            if box.security == "ssl"
            else smtplib.SMTP(timeout=self.limit)
        )
        # By this name the certificate is judged; given to the constructor it would connect there and then.
        server._host = box.host  # type: ignore[attr-defined]
        with within(self.limit, lambda: server.sock):
            try:
                server.connect(box.host, box.port)
                if box.security == "starttls":
                    server.starttls(context=safe)
                if box.user:
                    server.login(box.user, self.password)
                return sorted(server.send_message(letter))
            finally:
                server.close()


def one_line(told: str) -> str:
    """Return words in one line of printable signs, cut at a blank where they are many.

    What looks like an encoded word (RFC 2047) is none here: decoded, it could hold the end of a header.

    >>> one_line("Talks\\r\\nBcc: all@example.org")
    'Talks Bcc: all@example.org'
    """
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in told).split())
    words = words.encode("utf-8", "replace").decode().replace("=?", "= ?")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"


def _told(error: Exception) -> str:
    """Return what is wrong in one line, with what the server said where it said anything."""
    said = getattr(error, "smtp_error", b"")
    told = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    told = told or getattr(error, "strerror", None) or str(error) or type(error).__name__
    return one_line(told)
