"""The Ray engine, over one cluster of two nodes on this machine: the same answers as here, to the byte.

All tests of Ray stand here, as a cluster takes seconds to start.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import jobs
import pytest

import quick
from dateline import desk
from dateline.desk import Wish
from dateline.desk.spreading import ByEngine
from dateline.engines import Local, Lost, Wanted, Work, engine_of, nothing
from dateline.model import DatelineError
from dateline.pipeline import Together
from dateline.stages.tell import track_json

MISSION = Path(__file__).parents[2] / "examples" / "mission"
WORDS = [["dam", "mad"], ["add"], [], ["amass", "x"], ["dad"]]


@pytest.fixture(scope="module")
def cluster():
    """Two nodes of one processor each; this process is part of the cluster while the tests run."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    from ray.cluster_utils import Cluster

    small = {"num_cpus": 1, "object_store_memory": 80 * 2**20, "include_dashboard": False}
    held = Cluster(initialize_head=True, head_node_args=small)
    held.add_node(**small)
    ray.init(address=held.address, log_to_driver=False, logging_level="critical")
    yield ray
    ray.shutdown()
    held.shutdown()


def test_workers_on_two_nodes_tell_the_same_as_this_process(cluster, tmp_path):
    pile = [str(MISSION), quick.write(tmp_path / "more.jsonl", quick.rows(24, seed=3))]
    records, _ = desk.read(pile, Wish(engine=Wanted(workers=1)))
    held = [*records]
    wanted = json.dumps(track_json(Together().track(held)))
    assert len({node["NodeID"] for node in cluster.nodes() if node["Alive"]}) == 2
    wish = Wish(engine=Wanted("ray", 2))
    assert [*desk.read(pile, wish)[0]] == held
    assert json.dumps(track_json(Together(ByEngine.of(wish.engine)).track(held))) == wanted


def test_what_is_gathered_by_key_is_the_same_as_here_and_folded_by_the_workers(cluster):
    work, fold = Work(nothing, jobs.letters), Work(nothing, jobs.line_up)
    found = list(engine_of(Wanted("ray", 2)).gathered(work, [fold], WORDS))
    here = list(Local(1).gathered(work, [fold], WORDS))
    assert [(key, values) for key, _, values in found] == [(key, values) for key, _, values in here]
    assert os.getpid() not in {pid for _, pid, _ in found}


def test_a_worker_that_is_killed_costs_time_and_no_answer(cluster):
    asked = engine_of(Wanted("ray", 2)).mapped(Work(nothing, jobs.slow_pids), ([n] for n in range(24)))
    first = next(asked)
    ((_, victim),) = first
    os.kill(victim, signal.SIGKILL)
    found = [number for ((number, _),) in (first, *asked)]
    assert found == [2 * n for n in range(24)]


def test_an_item_that_kills_each_worker_is_told_in_its_place(cluster):
    found = list(engine_of(Wanted("ray", 2)).mapped(Work(nothing, jobs.deadly), [[2, 4], [7], [10]]))
    assert found == [(4, 8), (Lost(7, 2),), (20,)]


def test_what_work_raises_is_raised_here(cluster):
    with pytest.raises(LookupError, match="no such thing"):
        list(engine_of(Wanted("ray", 1)).mapped(Work(nothing, jobs.fail), [[1]]))


def test_batches_are_taken_as_they_are_needed(cluster):
    taken = done = most = 0

    def source():
        nonlocal taken, most
        for n in range(40):
            taken += 1
            most = max(most, taken - done)
            yield [n]

    for _ in engine_of(Wanted("ray", 2)).mapped(Work(nothing, jobs.double), source()):
        done += 1
    assert done == 40
    assert most <= 8


def test_without_ray_it_is_told_how_to_have_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(DatelineError, match=r"dateline\[ray\]"):
        list(engine_of(Wanted("ray")).mapped(Work(nothing, jobs.double), [[1]]))
