"""One thing after another is done, and each job tells how far it is and what came of it."""

from __future__ import annotations

import threading

import pytest

from dateline.model import DatelineError
from dateline.web.jobs import Jobs, Outcome


def test_jobs_are_done_in_order_and_tell_what_came_of_them():
    jobs, went = Jobs(), []
    held = [jobs.submit(str(n), lambda progress, n=n: went.append(n) or Outcome((str(n),))) for n in range(5)]
    assert [jobs.waited(job, 5).outcome.changed for job in held] == [(str(n),) for n in range(5)]
    assert went == list(range(5))
    assert jobs.running() == ()


def test_a_job_tells_how_many_reports_are_read():
    jobs, go, seen = Jobs(), threading.Semaphore(0), threading.Semaphore(0)

    def work(progress):
        for _ in progress(iter("abc"), 3):
            seen.release()
            go.acquire(timeout=5)
        return Outcome()

    job, told = jobs.submit("reading", work), []
    for _ in range(3):
        seen.acquire(timeout=5)
        told.append((jobs.get(job.id).state, jobs.get(job.id).done, jobs.get(job.id).total))
        go.release()
    assert told == [("reading", 0, 3), ("reading", 1, 3), ("reading", 2, 3)]
    assert jobs.waited(job, 5).state == "done"


def test_what_fails_says_why_and_the_next_job_is_done(caplog):
    jobs = Jobs()

    def refuse(progress):
        raise DatelineError("the disk is full")

    first, second = jobs.submit("a", refuse), jobs.submit("b", lambda progress: 1 / 0)
    third = jobs.submit("c", lambda progress: Outcome())
    assert jobs.waited(third, 5).state == "done"
    assert (jobs.get(first.id).state, jobs.get(first.id).error) == ("failed", "the disk is full")
    assert "fault" in jobs.get(second.id).error
    assert "ZeroDivisionError" in caplog.text


def test_more_than_a_person_waits_for_is_refused_and_old_jobs_are_forgotten():
    jobs, go = Jobs(), threading.Event()
    held = [jobs.submit("x", lambda progress: go.wait(5) and Outcome()) for _ in range(20)]
    with pytest.raises(DatelineError, match="too much is waiting"):
        jobs.submit("x", lambda progress: Outcome())
    go.set()
    jobs.waited(held[-1], 5)
    for _ in range(60):
        last = jobs.submit("y", lambda progress: Outcome())
        jobs.waited(last, 5)
    with pytest.raises(DatelineError, match="no such job"):
        jobs.get(held[0].id)
    assert jobs.get(last.id).is_over
