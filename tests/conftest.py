"""What all tests share: the language model, loaded once, and the wish to write golden files anew."""

import pytest
from hypothesis import settings

from dateline.sources.models import load_model

# Machines are noisy: how long one example takes says nothing of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="Write the expected files of tests/golden anew."
    )


@pytest.fixture(scope="session")
def model():
    return load_model()
