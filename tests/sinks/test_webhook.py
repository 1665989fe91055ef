"""Webhooks to a real receiver on loopback: signed, tried again, bounded, never led astray."""

from __future__ import annotations

import base64
import hashlib
import hmac
import socket
import time
from datetime import UTC, datetime

import pytest
from receiving import receiver

from dateline.model.watch import Delivery, Message
from dateline.sinks.webhook import Webhook
from dateline.sinks.world import World

SECRET = "whsec_" + base64.b64encode(b"a key of a test, 32 bytes long..").decode()
MESSAGE = Message("a1b2", "2026-01-01T00:00:00Z", '{"text": "Tōkyō"}'.encode(), "s", "t")


class Waits(list):
    """The pauses that were asked for; none is made."""

    def __init__(self, stop: bool = False) -> None:
        super().__init__()
        self.stop = stop

    def __call__(self, seconds: float) -> bool:
        self.append(seconds)
        return self.stop


def webhook(url: str, waits: Waits, limit: float = 5.0) -> Webhook:
    return Webhook(
        url, SECRET, World(lambda: datetime(2026, 1, 1, tzinfo=UTC), waits, lambda: 0.5), limit=limit
    )


def test_a_message_is_signed_over_its_id_time_and_body():
    with receiver(204) as server:
        assert webhook(server.url, Waits()).send(MESSAGE) == Delivery("sent")
    ((path, headers, body),) = server.came
    assert path == "/hook?a=b"
    assert body == MESSAGE.body
    assert headers["webhook-id"] == "a1b2"
    assert headers["webhook-timestamp"] == "1767225600"
    signed = hmac.new(b"a key of a test, 32 bytes long..", b"a1b2.1767225600." + body, hashlib.sha256)
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(signed.digest()).decode()}"
    assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("answers", "fate", "tries", "pauses"),
    [
        ((500, 200), "sent", 2, [1.25]),
        ((429, 503, 200), "sent", 3, [1.25, 5.0]),
        ((500, 500, 500, 200), "failed", 3, [1.25, 5.0]),
        ((404, 404, 404), "failed", 3, [1.25, 5.0]),
        ((400,), "refused", 1, []),
        ((413,), "refused", 1, []),
        (("away", "away", "away"), "failed", 3, [1.25, 5.0]),  # the other address is never asked
    ],
)
def test_what_fails_is_tried_again_with_longer_pauses_and_what_is_refused_is_not(
    answers, fate, tries, pauses
):
    waits = Waits()
    with receiver(*answers) as server:
        assert webhook(server.url, waits).send(MESSAGE).fate == fate
    assert [body for *_, body in server.came] == [MESSAGE.body] * tries
    assert waits == pauses


@pytest.mark.parametrize("answer", ["slow", "drip"])
def test_a_receiver_that_is_slow_does_not_hold_up_the_round(answer):
    began = time.monotonic()
    with receiver(answer, answer, answer) as server:
        found = webhook(server.url, Waits(), limit=0.4).send(MESSAGE)
    assert found.fate == "failed"
    assert len(server.came) == 3
    assert time.monotonic() - began < 5


def test_who_asks_to_stop_is_not_kept_waiting_for_another_try():
    waits = Waits(stop=True)
    with receiver(500, 200) as server:
        assert webhook(server.url, waits).send(MESSAGE) == Delivery(
            "failed", "answered 500 Internal Server Error"
        )
    assert len(server.came) == 1


def test_a_receiver_that_is_not_there_or_speaks_no_http_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and nobody listens
        found = webhook(f"http://127.0.0.1:{taken.getsockname()[1]}/", Waits()).send(MESSAGE)
    assert found.fate == "failed"
    assert found.why.startswith("cannot be reached (")
    with receiver("silent", "silent", "silent") as server:
        assert webhook(server.url, Waits()).send(MESSAGE).fate == "failed"


def test_neither_its_secret_nor_its_address_is_told():
    held = webhook("https://hooks.example.org/services/T0/hunter2", Waits())
    assert SECRET not in repr(held)
    assert "hunter2" not in held.name + held.shown
    assert held.shown == "webhook hooks.example.org"
