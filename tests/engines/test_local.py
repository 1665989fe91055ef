"""The local engine: the same answers in order however many processes, and no death loses any."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import jobs
import pytest

from dateline.engines import Local, Lost, Work, nothing
from dateline.engines.spreading import AHEAD
from dateline.engines.worker import ONE_THREAD
from dateline.model import DatelineError

BATCHES = [[1, 2, 3], [], [4], [5, 6], *([n] for n in range(7, 30))]
DOUBLED = [tuple(2 * n for n in batch) for batch in BATCHES]
HERE = str(Path(__file__).parent)


def run(code: str, **more) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([HERE, *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        **more,
    )


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_answers_come_in_order_however_many_workers_there_are(workers):
    assert list(Local(workers).mapped(Work(nothing, jobs.slow), BATCHES)) == DOUBLED
    assert list(Local(workers).mapped(Work(nothing, jobs.slow), [])) == []


def test_few_items_are_done_in_this_process_and_more_in_others():
    few = Work(nothing, jobs.pids, few=4)
    assert {*sum(Local(2).mapped(few, [[1, 2], [3, 4]]), ())} == {os.getpid()}
    others = {*sum(Local(2).mapped(few, [[1, 2], [3, 4], [5]]), ())}
    assert os.getpid() not in others
    assert 1 <= len(others) <= 2


def test_workers_use_one_thread_for_sums_and_print_nothing_into_their_answers(capfd):
    names = [*ONE_THREAD]
    assert list(Local(2).mapped(Work(nothing, jobs.settings), [names])) == [("1",) * len(names)]
    assert list(Local(2).mapped(Work(nothing, jobs.talk), [[1], [2]])) == [(2,), (4,)]
    assert "a library that prints" in capfd.readouterr().err


def test_a_worker_that_is_killed_costs_time_and_no_answer(tmp_path):
    work = Work(partial(str, tmp_path), jobs.once)
    assert list(Local(2).mapped(work, BATCHES)) == DOUBLED
    assert (tmp_path / "met").exists()


def test_an_item_that_kills_each_worker_is_told_in_its_place_and_the_rest_goes_on():
    found = list(Local(2).mapped(Work(nothing, jobs.deadly), [[2, 4], [6, 7, 8], [10], [12]]))
    assert found == [(4, 8), (12, Lost(7, 2), 16), (20,), (24,)]


def test_workers_that_never_get_ready_end_the_work():
    with pytest.raises(DatelineError, match="die before they begin"):
        list(Local(2).mapped(Work(jobs.die, jobs.double), BATCHES))


@pytest.mark.parametrize(
    ("work", "error", "told"),
    [
        (Work(nothing, jobs.fail), LookupError, "no such thing"),
        (Work(nothing, jobs.odd_error), RuntimeError, "of no module"),
        (Work(nothing, jobs.short), RuntimeError, "1 answers to 3 items"),
        (Work(partial(int, "x"), jobs.double), ValueError, "invalid literal"),
    ],
)
def test_what_work_raises_is_raised_here(work, error, told):
    with pytest.raises(error, match=told) as found:
        list(Local(2).mapped(work, BATCHES))
    assert "in a worker" in "".join(getattr(found.value, "__notes__", [told, "in a worker"]))


def test_batches_are_taken_as_they_are_needed_and_memory_is_bounded():
    size, count = 2**20, 300
    told = run(f"import jobs; jobs.drain({size}, {count})")
    most, peak = map(int, told.stdout.split())
    assert most <= 2 * AHEAD
    assert peak * 1024 < size * count / 2  # the whole source would not fit


def test_who_stops_asking_ends_the_workers():
    asked = Local(2).mapped(Work(nothing, jobs.pids), ([n] for n in range(10**9)))
    found = {*next(asked), *next(asked), *next(asked)}
    asked.close()
    assert found
    assert not any(alive(pid) for pid in found)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_the_program_ends_no_worker_is_left(tmp_path, sign):
    path = os.pathsep.join([HERE, *filter(None, sys.path)])
    program = subprocess.Popen(
        [sys.executable, "-c", f"import jobs; jobs.hang({str(tmp_path)!r})"],
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.DEVNULL,
    )
    until(lambda: len([*tmp_path.iterdir()]) == 2)
    program.send_signal(sign)
    assert program.wait(30) != 0
    until(lambda: not any(alive(int(place.name)) for place in tmp_path.iterdir()))


def until(holds) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("waited in vain")


def test_workers_start_from_a_script_without_a_guard_and_from_standard_input(tmp_path):
    code = (
        "import jobs\nfrom dateline.engines import Local, Work, nothing\n"
        "print(list(Local(2).mapped(Work(nothing, jobs.double), [[1], [2]])))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([HERE, *filter(None, sys.path)])}
    for arguments, given in (([str(script)], None), (["-"], code)):
        found = subprocess.run(
            [sys.executable, *arguments], input=given, env=env, capture_output=True, text=True, timeout=60
        )
        assert found.stdout == "[(2,), (4,)]\n", found.stderr


WORDS = [["dam", "mad"], ["add"], [], ["amass", "x"], ["dad"]]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_gathered_by_key_has_all_values_of_a_key_in_the_order_of_their_items(workers):
    work, fold = Work(nothing, jobs.letters), Work(nothing, jobs.line_up)
    found = list(Local(workers).gathered(work, [fold], WORDS))
    told = {key: values for key, _, values in found}
    every = [(letter, (w, n)) for batch in WORDS for w in batch for n, letter in enumerate(w)]
    assert told == {key: tuple(v for k, v in every if k == key) for key, _ in every}
    assert len(told) == len(found)
    assert [key for key, _, _ in found] == [key for key, _, _ in Local(1).gathered(work, [fold], WORDS)]
    assert ({pid for _, pid, _ in found} == {os.getpid()}) == (workers == 1)
