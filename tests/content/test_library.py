"""The model answer is shown in the library that a student writes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import Content
from grader.content.library import answer_in

ROOT = Path(__file__).parents[2]
COURSE = Content(ROOT, base=ROOT)
BOTH = [head.id for head in COURSE.heads() if len(head.backends) > 1]

SOURCE = '''"""Scaling."""

import numpy as np


def _check(x):
    if not len(x):
        raise ValueError("x is empty")


def scale(x, factor=2):
    """Return factor x.

    Every entry is multiplied.
    """
    _check(x)
    return np.multiply(x, factor)


class by_loops:
    def scale(self, x, factor=2):
        return [factor * value for value in x]


class torch_helper:
    backend = "torch"

    def other(self, x):
        return x


class torch_answer:
    """In PyTorch."""

    backend = "torch"
    one = 1

    def scale(self, x, factor=2):
        import torch

        _check(x)
        return torch.mul(self.same(x), factor)

    def same(self, x):
        return x * self.one
'''

IN_TORCH = '''"""Scaling.

A book, section 3.
"""

import torch


def _check(x):
    if not len(x):
        raise ValueError("x is empty")


one = 1


def scale(x, factor=2):
    """Return factor x.

    Every entry is multiplied.
    """
    _check(x)
    return torch.mul(same(x), factor)


def same(x):
    return x * one
'''


def test_a_variant_becomes_functions() -> None:
    """Its imports go to the top, `self` goes, docstring and references come from the answer."""
    found = answer_in(SOURCE, ["scale"], "torch", "numpy", "A book, section 3.")
    assert found == IN_TORCH


def test_the_answer_itself() -> None:
    """In the library of the model answer nothing is lifted."""
    found = answer_in(SOURCE, ["scale"], "numpy", "numpy", "A book, section 3.")
    assert found.startswith('"""Scaling.\n\nA book, section 3.\n"""\n\nimport numpy as np\n\n\ndef')
    assert "class" not in found
    assert "torch" not in found


def test_without_a_variant_the_answer_is_shown() -> None:
    """What nobody wrote in a library is shown as it was written."""
    only = SOURCE[: SOURCE.index("class torch_answer")]
    assert "np.multiply" in answer_in(only, ["scale"], "torch", "numpy", "A book.")


@pytest.mark.parametrize("name", BOTH)
def test_every_answer_of_the_course(name: str) -> None:
    """An exercise for both libraries has an answer to show in each: a module that can be read."""
    exercise = COURSE.exercise(name)
    source = COURSE.solution_path(name).read_text("utf-8")
    head = exercise.head
    shown = {
        library: answer_in(source, exercise.entries, library, head.backends[0], head.source.en)
        for library in head.backends
    }
    assert shown["numpy"] != shown["torch"]
    for text in shown.values():
        names: dict[str, object] = {"__name__": "shown"}
        exec(compile(text, name, "exec"), names)
        assert set(exercise.entries) <= set(names)
        assert "self." not in text
