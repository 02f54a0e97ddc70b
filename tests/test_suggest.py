"""Did you mean."""

from __future__ import annotations

import pytest

from grader.messages import Message
from grader.suggest import did_you_mean, fitting, suggest


@pytest.mark.parametrize(
    ("word", "near"),
    [
        pytest.param("valeus", "values", id="swapped"),
        pytest.param("value", "values", id="shorter"),
        pytest.param("VALUES", "values", id="case"),
        pytest.param("no_mutation", "no-mutation", id="underscore"),
        pytest.param("gradient", "", id="nothing-near"),
        pytest.param("", "", id="empty"),
    ],
)
def test_suggest(word: str, near: str) -> None:
    assert suggest(word, ["values", "no-mutation"]) == near


def test_hint_names_the_nearest() -> None:
    assert did_you_mean("valeus", ["values", "speed"]) == "did you mean `values`?"


def test_hint_lists_a_few() -> None:
    assert did_you_mean("x", ["values", "speed"], Message("kinds")) == "kinds: `values`, `speed`"


@pytest.mark.parametrize("count", [0, 13])
def test_no_hint(count: int) -> None:
    """No candidates, or too many to read, give no hint."""
    assert did_you_mean("?", [f"word{i}" for i in range(count)]) is None


@pytest.mark.parametrize(
    ("word", "want"),
    [
        ("soft", ["soft"]),
        ("softm", ["softmax"]),
        ("max", ["softmax", "argmax"]),
        ("arg", ["argmax"]),
        ("none", []),
        ("", []),
    ],
)
def test_fitting(word: str, want: list[str]) -> None:
    """Itself, else what begins so, else what it stands in."""
    assert fitting(word, ["soft", "softmax", "argmax"]) == want
