"""Which exercise a file is for, as a class, Gradescope and `grader check` are told."""

from __future__ import annotations

import pytest

from grader.classroom.which import as_id, called, original, solved, stated
from grader.classroom.work import Seen
from grader.content.header import headers

FUNCTIONS = {"affine": ("affine",), "pair": ("first", "second"), "nothing": ()}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("stable_softmax.py", "stable_softmax"),
        ("stable_softmax-1.py", "stable_softmax"),
        ("stable_softmax (2).py", "stable_softmax"),
        ("stable_softmax copy 3.py", "stable_softmax"),
        ("affine.py.txt", "affine"),
        ("hw2.ipynb", "hw2"),
    ],
)
def test_the_name_that_a_file_was_given(file: str, name: str) -> None:
    """What a download or a second copy puts behind it is left out, with the endings."""
    assert original(file) == name


def test_ids_that_a_name_may_be() -> None:
    """As it stands, without what was put behind it, and its folder's."""
    assert as_id("Stable_Softmax") == "stable-softmax"
    assert called("Layer_Norm-2.py", "Week 1") == ["layer-norm-2", "layer-norm", "week-1"]


def test_what_headers_say() -> None:
    """Every exercise once, in order, however it is written."""
    text = (
        "# grader: exercise=stable_softmax\n# grader: affine\n# grader: exercise=stable-softmax\n"
    )
    assert stated(Seen(headers(text))) == ["stable-softmax", "affine"]


def test_what_functions_solve() -> None:
    """All functions of an exercise; one that asks for none is solved by nothing."""
    assert solved(Seen(names=frozenset({"affine", "first"})), FUNCTIONS) == ["affine"]
    assert solved(Seen(names=frozenset({"first", "second", "x"})), FUNCTIONS) == ["pair"]
    assert solved(Seen(), FUNCTIONS) == []
