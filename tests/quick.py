"""A reader of made-up reports that needs no language model: plain clauses, parsed by six rules.

For tests in which the point is the store. All else of the pipeline is the real one, so records have days,
figures and statements, and stories have timelines and findings. Refuses all but the words that it knows.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.desk import look
from dateline.model import Entity, Page, Reading, Report, Token

NOUNS = "fire flood people crews bridge mill storm ferry town rain road council".split()
VERBS = {
    "killed": "kill",
    "closed": "close",
    "hit": "hit",
    "injured": "injure",
    "moved": "move",
    "opened": "open",
}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS: dict[str, tuple[str, str]] = (
    {noun: ("NOUN", "NNS" if noun in ("people", "crews") else "NN") for noun in NOUNS}
    | dict.fromkeys(VERBS, ("VERB", "VBD"))
    | dict.fromkeys(("the", "a"), ("DET", "DT"))
    | dict.fromkeys(("in", "on", "near"), ("ADP", "IN"))
)
_TOKEN = re.compile(r"\w+|[^\w\s]")


def use(monkeypatch: Any) -> None:
    """Let the pipeline read with this reader; its model is none."""
    monkeypatch.setattr("dateline.pipeline.read_many", read_many)
    monkeypatch.setattr("dateline.sources.models.load_model", lambda name="": None)
    monkeypatch.setattr("dateline.engines.local.cores", lambda: 1)  # others have the model


def read_many(reports: Iterable[Report], model: object = None) -> Iterator[Reading]:
    for report in reports:
        yield _read(report)


def _read(report: Report) -> Reading:
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for block in report.blocks:
        first = len(tokens)
        words = list(_TOKEN.finditer(report.text, block.start, block.end))
        for last, word in enumerate(words):
            if word[0] == "." or last == len(words) - 1:
                held = words[len(tokens) - first : last + 1]
                sentences.append((len(tokens), len(tokens) + len(held)))
                tokens += _parsed(held, len(tokens))
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    names = [
        Entity(t.start, t.end, "DATE" if t.text in DAYS else "GPE", t.text) for t in tokens if t.tag == "NNP"
    ]
    return Reading(report.text, tuple(tokens), tuple(sentences), tuple(map(tuple, children)), tuple(names))


def _parsed(words: list[re.Match[str]], first: int) -> list[Token]:
    """Return the tokens of one sentence: subject, verb, object, and what hangs on prepositions."""
    known = [_known(word[0]) for word in words]
    root = next((n for n, (pos, _) in enumerate(known) if pos == "VERB"), 0)
    found, prep = [], None
    for n, (word, (pos, tag)) in enumerate(zip(words, known, strict=True)):
        head, dep = root, "punct"
        if n == root:
            dep = "ROOT"
        elif pos in ("DET", "NUM"):
            head = next((k for k in range(n, len(known)) if known[k][0] in ("NOUN", "PROPN")), root)
            dep = "det" if pos == "DET" else "nummod"
        elif pos == "ADP":
            prep, dep = n, "prep"
        elif pos in ("NOUN", "PROPN"):
            head, dep = (prep, "pobj") if prep is not None else (root, "nsubj" if n < root else "dobj")
        told = word[0]
        lemma = VERBS.get(told) or (told if tag == "NNP" else told.lower())
        found.append(Token(first + n, told, lemma, pos, tag, dep, first + head, word.start(), word.end()))
    return found


def _known(word: str) -> tuple[str, str]:
    if word.isdigit():
        return "NUM", "CD"
    if not word[0].isalnum():
        return "PUNCT", "."
    return WORDS.get(word.lower()) or ("PROPN", "NNP")


def rows(count: int, seed: int = 0) -> list[dict[str, str]]:
    """Return ``count`` made-up reports as rows of JSON lines: some towns, some days, tolls that differ."""
    chance = random.Random(seed)
    return [_row(chance, number) for number in range(count)]


def _row(chance: random.Random, number: int) -> dict[str, str]:
    town = chance.randrange(20)
    name = "Ostrel Vorrin Halden Mirra Reyk".split()[town % 5] + "abcd"[town // 5]
    what, day = chance.choice(("fire", "flood", "storm")), chance.randrange(1, 8)
    outlet = chance.choice(("Vorrin Post", "Mirra Times", "Halden Bell", ""))
    told = [
        f"A {what} hit the mill in {name} on {chance.choice(DAYS)}.",
        f"The {what} killed {chance.randrange(2, 9)} people in {name}.",
        f"The {what} closed the road near {name} on {chance.choice(DAYS)}.",
        f"Crews moved {chance.randrange(20, 90)} people in {name}.",
        f"The council opened the bridge in {name} on {chance.choice(DAYS)}.",
    ]
    said = chance.sample(told, 3)
    row = {
        "id": f"r{number:03}",
        "title": f"{what.title()} in {name}",
        "text": "\n\n".join(
            [*said, *(["The baker near the bridge moved 5 people."] if outlet == "Vorrin Post" else [])]
        ),
        "outlet": outlet,
        "published": f"2021-03-{day + town % 20:02}",
    }
    return row | ({"url": f"https://example.org/{town}/{number}"} if chance.random() < 0.5 else {})


def write(place: Path, held: Iterable[dict[str, str]]) -> str:
    place.write_text("\n".join(map(json.dumps, held)), "utf-8")
    return str(place)


def told(place: Path) -> set[tuple[object, ...]]:
    """Return all that the stories of a store tell, whatever their ids and those of their episodes are."""
    return {plain(story, {e.id: e.reports for e in story.episodes}) for story in look.every(place).stories}


def plain(story: Any, homes: dict[str, tuple[str, ...]]) -> tuple[object, ...]:
    """Return a story without its own ids."""
    entries = tuple((homes.get(e.episode), replace(e, episode=None)) for e in story.timeline)
    episodes = frozenset((e.title, e.when, e.reports) for e in story.episodes)
    return story.title, story.subjects, episodes, entries, story.findings, story.plans


def pages_of(held: Iterable[dict[str, str]]) -> list[Page]:
    return [Page(path="", **row) for row in held]
