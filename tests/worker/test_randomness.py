"""The global random generators during a call."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
import torch

from grader.worker.randomness import GlobalGenerators

DRAWS: dict[str, Callable[[], object]] = {
    "random": random.random,
    "numpy": np.random.rand,
    "torch": lambda: torch.rand(1),
}


@pytest.mark.parametrize("draw", [*DRAWS.values()], ids=[*DRAWS])
def test_a_draw_shows(draw: Callable[[], object]) -> None:
    watched = GlobalGenerators()
    watched.scramble()
    assert not watched.touched
    draw()
    assert watched.touched


def test_a_module_draws_its_first_weights() -> None:
    """What torch's layers draw as they are made is no fault; a draw after it is one."""
    watched = GlobalGenerators()
    for _ in range(2):
        watched.scramble()
        layer = torch.nn.Linear(3, 3)
        watched.begin()
        assert not watched.touched
        torch.nn.functional.dropout(layer.weight)
        assert watched.touched


def test_a_module_that_seeds() -> None:
    """Seeding is a fault even while a module is made: the second object tells."""
    watched = GlobalGenerators()
    for expected in (False, True):
        watched.scramble()
        random.seed(0), np.random.seed(0), torch.manual_seed(0)
        watched.begin()
        assert watched.touched is expected
