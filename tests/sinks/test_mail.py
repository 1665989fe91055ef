"""Mail through a real SMTP server on loopback."""

from __future__ import annotations

import asyncio
import email
import email.policy
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from dateline.model.watch import Delivery, Mailbox, Message, Secret
from dateline.sinks.mail import Mail

needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="makes a certificate with openssl")
BOX = Mailbox("127.0.0.1", 25, "none", "Desk <desk@example.org>", ("ada@example.org", "bo@example.org"))
MESSAGE = Message("a1b2", "", b"", "Talks: new: 500 → 4,000", "new: 500 → 4,000\n.\n" + "long " * 80 + "\n")


class Inbox:
    """Keeps what came in; refuses the addresses named, and who does not know the password."""

    def __init__(self, refused: tuple[str, ...] = ()) -> None:
        self.came: list[Envelope] = []
        self._refused = refused

    async def handle_RCPT(self, server: SMTP, _: Session, envelope: Envelope, to: str, __: Any) -> str:
        if to in self._refused:
            return "550 no such person"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.came.append(envelope)
        return "250 OK"


@contextmanager
def serving(inbox: Inbox, **settings: Any) -> Iterator[int]:
    loop = asyncio.new_event_loop()
    safe = settings.pop("ssl_context", None)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()  # in the thread of the tests another loop may run: a browser's
    made = loop.create_server(lambda: SMTP(inbox, loop=loop, **settings), "127.0.0.1", 0, ssl=safe)
    server = asyncio.run_coroutine_threadsafe(made, loop).result(10)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_closed(server), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _closed(server: asyncio.Server) -> None:
    server.close()
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


def mail(port: int, **changed: Any) -> Mail:
    limit = changed.pop("limit", 10.0)
    box = replace(BOX, port=port, **changed)
    return Mail(box, "hunter2", lambda: datetime(2026, 1, 1, tzinfo=UTC), limit)


def read(envelope: Envelope) -> Any:
    return email.message_from_bytes(envelope.content, policy=email.policy.default)


def test_a_letter_is_plain_text_to_all_who_are_named():
    inbox = Inbox()
    with serving(inbox) as port:
        assert mail(port).send(MESSAGE) == Delivery("sent")
    (envelope,) = inbox.came
    assert envelope.rcpt_tos == ["ada@example.org", "bo@example.org"]
    assert envelope.mail_from == "desk@example.org"
    letter = read(envelope)
    assert letter["Subject"] == MESSAGE.subject
    assert letter["Message-ID"] == "<a1b2@example.org>"
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().replace("\r\n", "\n") == MESSAGE.text


@pytest.mark.parametrize(
    "title",
    [
        "Talks\r\nBcc: all@example.org",
        "Talks\nBcc: all@example.org\n\nA body",
        "Talks\x0b\x0c\x1c\x85\u2028Bcc: all@example.org",
        "Talks\0Bcc: all@example.org",
        "=?utf-8?q?Talks=0ABcc:_all@example.org?=",
        "Talks \ud800 Bcc: all@example.org",
        "Bcc: " + "all@example.org, " * 200,
    ],
)
def test_a_title_with_newlines_makes_no_header_and_no_other_reader(title):
    inbox = Inbox()
    with serving(inbox) as port:
        assert mail(port).send(replace(MESSAGE, subject=title)).fate == "sent"
    (envelope,) = inbox.came
    assert envelope.rcpt_tos == ["ada@example.org", "bo@example.org"]
    letter = read(envelope)
    assert letter["Bcc"] is None
    assert "\n" not in letter["Subject"]
    assert sorted({*letter.keys()}) == sorted(
        "From To Subject Date Message-ID Auto-Submitted MIME-Version Content-Type "
        "Content-Transfer-Encoding".split()
    )
    assert letter.get_content().startswith("new: 500")


def test_a_line_of_the_text_that_is_a_dot_does_not_end_it():
    inbox = Inbox()
    with serving(inbox) as port:
        mail(port).send(replace(MESSAGE, text="one\n.\nRCPT TO:<all@example.org>\n"))
    assert "RCPT TO" in read(inbox.came[0]).get_content()
    assert inbox.came[0].rcpt_tos == ["ada@example.org", "bo@example.org"]


def test_who_is_refused_is_told_and_the_others_get_it():
    inbox = Inbox(refused=("bo@example.org",))
    with serving(inbox) as port:
        found = mail(port).send(MESSAGE)
    assert found == Delivery("sent", "127.0.0.1 did not take it for bo@example.org")
    assert inbox.came[0].rcpt_tos == ["ada@example.org"]
    with serving(Inbox(refused=BOX.to)) as port:
        assert mail(port).send(MESSAGE).fate == "failed"


def test_a_wrong_password_is_told_without_it():
    def known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password == b"hunter2", handled=False)

    settings = {"authenticator": known, "auth_require_tls": False}
    inbox = Inbox()
    with serving(inbox, **settings) as port:
        held = mail(port, user="desk", password=Secret(variable="P"))
        assert held.send(MESSAGE) == Delivery("sent")
        found = replace(held, password="hunter3").send(MESSAGE)
    assert found == Delivery("failed", "127.0.0.1 does not know the user or the password")
    assert len(inbox.came) == 1
    assert "hunter2" not in repr(held) + held.name + held.shown


@needs_openssl
@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_server_whose_certificate_nobody_vouches_for_gets_no_letter(security, tmp_path):
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout k.pem -out c.pem"
    subprocess.run(made.split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c.pem", tmp_path / "k.pem")
    inbox = Inbox()
    settings = {"tls_context": context} if security == "starttls" else {"ssl_context": context}
    with serving(inbox, **settings) as port:
        found = mail(port, security=security).send(MESSAGE)
    assert found.fate == "failed"
    assert "certificate" in found.why.lower()
    assert not inbox.came


@needs_openssl
def test_a_letter_goes_out_under_tls_to_a_server_that_is_vouched_for(tmp_path, monkeypatch):
    made = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost "
        "-addext subjectAltName=IP:127.0.0.1 -keyout k.pem -out c.pem"
    )
    subprocess.run(made.split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c.pem", tmp_path / "k.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "c.pem"))
    inbox = Inbox()
    with serving(inbox, tls_context=context) as port:
        assert mail(port, security="starttls").send(MESSAGE) == Delivery("sent")
    with serving(inbox, ssl_context=context) as port:
        assert mail(port, security="ssl").send(MESSAGE) == Delivery("sent")
    assert len(inbox.came) == 2


def test_a_server_without_tls_gets_no_letter_where_tls_is_wanted():
    inbox = Inbox()
    with serving(inbox) as port:
        assert mail(port, security="starttls").send(MESSAGE).fate == "failed"
    assert not inbox.came
