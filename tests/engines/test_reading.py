"""Reading by an engine: what is told is the same to the byte, and a page that kills its reader is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import quick
from dateline import desk
from dateline.desk import Wish, keep, look
from dateline.engines import Wanted
from dateline.stages.tell import track_json
from dateline.store.verify import verify

MISSION = Path(__file__).parents[2] / "examples" / "mission"
ACT = keep.Act("2026-01-01T00:00:00Z")
# A model that loads at once, and ends its process when it meets a word.
DEADLY = """
import os, signal, spacy
__version__ = "1"

class Model:
    pipe_names, pipeline = (), ()

    def __init__(self):
        self.inner = spacy.blank("en")
        self.inner.add_pipe("sentencizer")

    def pipe(self, texts, batch_size=1):
        for text in texts:
            if {word!r} in text:
                os.kill(os.getpid(), signal.SIGKILL)
            yield self.inner(text)

def load():
    return Model()
"""


@pytest.fixture(scope="module")
def pile(tmp_path_factory) -> list[str]:
    """The example and two dozen made-up reports, so many that processes are started."""
    more = quick.write(tmp_path_factory.mktemp("given") / "more.jsonl", quick.rows(24, seed=3))
    return [str(MISSION), more]


def told(pile: list[str], engine: Wanted) -> str:
    """Return all that tracking tells, as JSON."""
    return json.dumps(track_json(desk.track(pile, Wish(engine=engine))))


def test_two_processes_tell_the_same_as_one_to_the_byte(pile, monkeypatch):
    monkeypatch.setattr("dateline.pipeline.pile._FEW", 0)  # profiles and stories are made apart too
    monkeypatch.setattr("dateline.pipeline.pile._FEW_PROFILES", 0)
    assert told(pile, Wanted(workers=2)) == told(pile, Wanted(workers=1))


@pytest.fixture
def deadly(tmp_path, monkeypatch) -> str:
    """The name of a model that the word "Ostrelb" ends, with the process that reads it."""
    (tmp_path / "deadly_model" / "deadly_model-1").mkdir(parents=True)
    (tmp_path / "deadly_model" / "meta.json").write_text("{}")
    (tmp_path / "deadly_model" / "__init__.py").write_text(DEADLY.format(word="Ostrelb"))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("dateline.desk.reading.FEW", 0)
    return "deadly_model"


ROWS = [row for row in quick.rows(60, seed=5) if "Ostrelb" not in row["text"] + row["title"]][:30]
POISON = {"id": "poison", "title": "Fire in Ostrelb", "text": "A fire hit the mill in Ostrelb on Monday."}


def test_a_store_tells_of_a_page_that_kills_each_reader_and_else_what_one_process_would(tmp_path, deadly):
    def filled(name: str, rows: list[dict[str, str]], workers: int) -> object:
        given = quick.write(tmp_path / f"{name}.jsonl", rows)
        done = keep.add(place(name), [given], ACT, Wish(model=deadly, engine=Wanted(workers=workers)))
        flaws.extend(str(flaw) for flaw in done.flaws if flaw.stage == "read")
        assert verify(place(name)).is_sound
        return look.every(place(name)).stories

    def place(name: str) -> Path:
        return tmp_path / f"{name}.store"

    flaws: list[str] = []
    assert filled("two", [*ROWS, POISON], 2) == filled("one", ROWS, 1)
    where = f"{tmp_path / 'two.jsonl'}:{len(ROWS) + 1}"
    assert flaws == [f"{where}: ended the process that read it, 2 times, and is left out"]
    again = Wish(model=deadly, engine=Wanted(workers=1))
    assert keep.add(place("two"), [str(tmp_path / "one.jsonl")], ACT, again).changed == ()
