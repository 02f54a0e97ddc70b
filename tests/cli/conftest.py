"""A workspace with the small course, in which command lines can be run."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def course(small) -> Path:
    """Return the folder of the small course."""
    return small


@pytest.fixture
def cli(tmp_path, small, world):
    """Return an empty workspace in which command lines can be run."""
    return world(tmp_path, small)
