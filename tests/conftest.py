"""What all tests share: the language model, loaded once, and the wish to write golden files anew."""

import os

import pytest
from hypothesis import settings

import quick
from dateline.sources.models import load_model

# Machines are noisy: how long one example takes says nothing of the code. The same examples each time, so
# that a change is judged by itself; `hostile` draws others.
settings.register_profile("house", deadline=None, derandomize=True)
# Ten thousand hostile inputs: HYPOTHESIS_PROFILE=hostile pytest tests/property/test_hostile.py
settings.register_profile("hostile", deadline=None, max_examples=2500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="Write the expected files of tests/golden anew."
    )


@pytest.fixture(scope="session")
def model():
    return load_model()


@pytest.fixture
def quickly(monkeypatch):
    """Let reports be read without a language model, where the point is the store."""
    quick.use(monkeypatch)
