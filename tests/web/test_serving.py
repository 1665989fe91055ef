"""`dateline serve`, run as a user runs it."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from dateline.model import DatelineError
from dateline.web import Settings
from dateline.web.serving import Address, serve

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(mission):
    """A running desk; yields its first line."""
    call = [sys.executable, "-m", "dateline.cli", "serve", "--store", str(mission), "--port", "0"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_it_says_where_it_is_answers_there_and_stops_cleanly(desk):
    url = re.search(r"http://127\.0\.0\.1:\d+/", desk.stdout.readline())[0]
    with urllib.request.urlopen(f"{url}health", timeout=20) as answer:
        assert answer.read() == b"ok\n"
    desk.send_signal(signal.SIGINT)
    out, err = desk.communicate(timeout=20)
    assert desk.returncode == 0
    assert "Traceback" not in out + err


@pytest.mark.parametrize("address", [Address("no.such.host.invalid", 0), Address("127.0.0.1", 1 << 20)])
def test_an_address_that_cannot_be_had_is_told(tmp_path, address):
    with pytest.raises(DatelineError, match="cannot be listened at"):
        serve(Settings(tmp_path / "a.store"), address, print)


def test_the_address_of_a_wide_desk_can_be_opened():
    assert Address("0.0.0.0", 0).url(8000, "t") == "http://127.0.0.1:8000/?token=t"
    assert Address("::1", 0).url(8000) == "http://[::1]:8000/"
