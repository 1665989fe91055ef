"""Read example sentences once each, and find their statements."""

from functools import cache

import pytest

from dateline.model import Block, Report
from dateline.stages.date import find_times
from dateline.stages.read import read
from dateline.stages.state import find_attributions, find_figures, find_statements, mentions


@pytest.fixture(scope="session")
def reading(model):
    @cache
    def parsed(text):
        return read(Report("r", "r", text, "", (Block(0, len(text), "body"),)), model)

    return parsed


@pytest.fixture(scope="session")
def state(reading):
    """Return the statements of a text, by the word that heads each."""

    @cache
    def stated(text):
        read_ = reading(text)
        who = mentions(read_)
        times = find_times(read_)
        found = find_statements(read_, times, find_figures(read_, times), find_attributions(read_, who), who)
        return {s.head.of(text): s for s in found}

    return stated
