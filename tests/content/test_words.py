"""The words that content may use are the words there are."""

from __future__ import annotations

import numpy as np

from grader.content import words
from grader.numerics import vocabulary


def test_functions() -> None:
    assert set(vocabulary.drawn(np.random.default_rng(0))) == words.DRAWN
    assert set(vocabulary.FUNCTIONS) | words.DRAWN == words.FUNCTIONS


def test_names() -> None:
    assert set(vocabulary.NAMES) == words.NAMES
