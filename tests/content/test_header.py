"""The header comment: one grammar for `check`, `batch`, grading and notebooks."""

from __future__ import annotations

import pytest

from grader.content.header import Header, headers, said

ONE = {"exercise": "stable-softmax", "backend": "torch"}


@pytest.mark.parametrize(
    "text",
    [
        "# grader: exercise=stable-softmax backend=torch",
        "#grader:exercise=stable-softmax backend=torch",
        "  \t#\tgrader: \texercise=stable-softmax\tbackend=torch  ",
        "# Grader: exercise=stable-softmax backend=torch exercise=other",
        b"\xef\xbb\xbf# grader: exercise=stable-softmax backend=torch\r\n",
        "\r# grader: exercise=stable-softmax backend=torch\rimport numpy\r",
    ],
)
def test_one_header(text):
    """Indented or not, whatever the blanks and the ends of lines, after a mark of the encoding."""
    (header,) = headers(text)
    assert (dict(header.values), header.names) == (ONE, ())
    assert (said(text, "exercise"), said(text, "backend")) == ("stable-softmax", "torch")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "grader: exercise=a",
        "x = 1  # grader: exercise=a",
        "## grader: exercise=a",
        "# the grader: exercise=a",
        "# grader exercise=a",
    ],
)
def test_no_header(text):
    """A header has a line for itself, and begins as one."""
    assert headers(text) == ()
    assert said(text, "exercise") == ""


def test_several_headers():
    """One for each exercise; lines count from 1, and the first value of a name is the file's."""
    text = "\n# grader: exercise=a\n\ndef f(): pass\n    # grader: exercise=layer_norm x\n"
    assert headers(text) == (
        Header(2, {"exercise": "a"}),
        Header(5, {"exercise": "layer_norm"}, ("x",)),
    )
    assert said(text, "exercise") == "a"
    assert headers(text)[1].exercises == ("layer-norm", "x")


def test_words_of_a_cell():
    """Bare names mark a cell for exercises; what is no word is left out."""
    (header,) = headers("# grader: stable_softmax mode=whole =x y= layer-norm")
    assert (dict(header.values), header.names) == (
        {"mode": "whole"},
        ("stable_softmax", "layer-norm"),
    )
