"""Sentences of the worker, in the reader's language."""

from __future__ import annotations

import pytest

from grader.grading.worker_says import worker_says


def test_the_type_is_a_parameter() -> None:
    """It is not translated, whatever it is called."""
    said = worker_says("`set` is not an array, a number, a list or a dict")
    assert said.text("zh") == "`set`：不是数组、数、列表或字典"


@pytest.mark.parametrize("text", ["{x} is {y}", "第 3 行", "something new", ""])
def test_what_is_not_listed_stays(text: str) -> None:
    """The worker is not trusted: it may send anything."""
    assert worker_says(text).text("zh") == text
