"""An error as text: the place, the line, a caret, the hint."""

from __future__ import annotations

import pytest

from grader.content import show
from grader.errors import ContentError
from grader.model import Mark


def test_without_a_place() -> None:
    """The hint is the caller's to say, last."""
    assert show(ContentError("no such thing", hint="try another")) == "no such thing"


def test_with_a_place() -> None:
    mark = Mark("a.yaml", 3, 5, "    levle: 2  ")
    assert show(ContentError("unknown key `levle`", mark=mark, hint="did you mean `level`?")) == (
        "a.yaml:3:5: unknown key `levle`\n    levle: 2\n    ^"
    )


def test_caret_stands_below_wide_characters() -> None:
    """A Chinese character takes two columns of a terminal."""
    shown = show(ContentError("wrong", mark=Mark("a.yaml", 1, 6, "缩放: {b: 1}"))).splitlines()
    assert shown[2] == " " * 4 + " " * 7 + "^"


def test_empty_line_is_left_out() -> None:
    assert show(ContentError("empty", mark=Mark("a.yaml", 1, 1, ""))) == "a.yaml:1:1: empty"


@pytest.mark.parametrize("column", [1, 30, 100, 150, 200])
def test_long_line_is_cut_around_the_caret(column: int) -> None:
    text = "".join(str(i % 10) for i in range(200))
    _, line, caret = show(ContentError("wrong", mark=Mark("a.yaml", 1, column, text))).splitlines()
    assert len(line) <= 80
    assert line[caret.index("^")] == text[column - 1]
