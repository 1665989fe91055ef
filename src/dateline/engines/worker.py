"""A worker process: loads once, then answers batch after batch, until whoever started it is gone.

Frames come on standard input and go to standard output: eight bytes of length, then a pickle. What a library
prints meanwhile goes to standard error. It ends as soon as its input does, in the middle of a batch too, so
that none is left when the one who started it is killed. Refuses to be interrupted: that is for the other.
"""

from __future__ import annotations

import os
import pickle
import sys
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from dateline.engines.crew import attempt, sendable, tried
from dateline.engines.work import Work

# Read by numerical libraries when they are loaded: workers must not fight over the cores.
ONE_THREAD = dict.fromkeys(
    (
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "BLIS_NUM_THREADS",
        "NUMEXPR_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
    ),
    "1",
)
_LENGTH = 8


def send(out: IO[bytes], frame: bytes) -> None:
    """Write one frame."""
    out.write(len(frame).to_bytes(_LENGTH, "big"))
    out.write(frame)
    out.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """Read one frame; ``None`` where the other is gone."""
    try:
        head = source.read(_LENGTH)
        size = int.from_bytes(head, "big")
        frame = source.read(size) if len(head) == _LENGTH else b""
    except (OSError, ValueError):
        return None
    return frame if len(head) == _LENGTH and len(frame) == size else None


def main() -> None:
    """Serve whoever started this process."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    frames: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, frames), daemon=True).start()
    loaded = tried(lambda: _loaded(frames.get()))
    send(out, pickle.dumps(sendable(loaded) if isinstance(loaded, Exception) else None))
    while not isinstance(loaded, Exception):
        items = pickle.loads(frames.get())
        answers = attempt(*loaded, items)
        send(out, _pickled(answers))


def _loaded(frame: bytes) -> tuple[Work[Any, Any, Any], Any]:
    work: Work[Any, Any, Any] = pickle.loads(frame)
    return work, work.load()


def _pickled(answers: Any) -> bytes:
    body = tried(lambda: pickle.dumps(answers, pickle.HIGHEST_PROTOCOL))
    return pickle.dumps(sendable(body)) if isinstance(body, Exception) else body


def _listen(source: IO[bytes], frames: SimpleQueue[bytes]) -> None:
    """Take in what comes at once, so that who sends never waits; end the process where the other is gone."""
    while (frame := receive(source)) is not None:
        frames.put(frame)
    os._exit(0)
