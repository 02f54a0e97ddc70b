"""Sentences of the worker, in the reader's language."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from grader.grading.worker_says import _KNOWN, worker_says
from grader.model import Raised
from grader.worker import wire

WORKER = Path(wire.__file__).parent


def stated(template: str, **parameters: str) -> Raised:
    text = "the worker's own words"
    return Raised("result", ("TypeError",), text, (), template, parameters)


def test_the_type_is_a_parameter() -> None:
    """It is not translated, whatever it is called."""
    template = "`{type}` is not an array, a number, a list or a dict"
    for name in ("set", "an array of dtype `x`", "{type}"):
        assert worker_says(stated(template, type=name)).text("zh") == (
            f"`{name}`：不是数组、数、列表或字典"
        )


@pytest.mark.parametrize(
    "seen",
    [
        stated("{x} is {y}", x="1", y="2"),
        stated("something new"),
        stated(""),
        stated("`{type}` is not an array, a number, a list or a dict", other="holes"),
    ],
    ids=lambda seen: seen.template,
)
def test_what_is_not_listed_stays(seen: Raised) -> None:
    """The worker is not trusted: it may send anything."""
    assert worker_says(seen).text("zh") == seen.message


def test_whatever_keeps_a_result_back_is_listed() -> None:
    """What `encode` and `Unfit` state has a sentence in other languages."""
    told: set[Any] = set()
    for name in ("values.py", "objects.py"):
        tree = ast.parse((WORKER / name).read_text("utf-8"))
        texts = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))
        told |= {t for t in texts if isinstance(t, str) and "{" in t and " " in t}
    assert {t for t in told if t.replace("{{", "{").replace("}}", "}") not in _KNOWN} == set()
