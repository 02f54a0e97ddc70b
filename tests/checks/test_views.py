"""A view compares what is unique in a result; defaults of the stub are names in expressions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.checks import compared
from grader.content import Content
from grader.grading import Conductor
from grader.model import Report, Submission, Text
from grader.trial import Cases

HandIn = Callable[[str, str], Report]
COURSE = Path(__file__).parent.parent / "courses" / "small"


def graded(hand_in: HandIn, body: str) -> Report:
    return hand_in("pair", f"import numpy as np\ndef pair(s, gap=0.5):\n    {body}\n")


@pytest.mark.parametrize("sign", ["+", "-"])
def test_any_order_passes(hand_in: HandIn, sign: str) -> None:
    report = graded(
        hand_in, f"return np.stack([s / 2 {sign} gap, s - (s / 2 {sign} gap)], axis=-1)"
    )
    assert [(o.check, o.message) for o in report.outcomes if not o.passed] == []


WRONG = {
    "value": ("return np.stack([s - gap, s + gap], axis=-1)", "`sort(out)`: "),
    "shape": ("return np.stack([s / 2 - gap, s / 2 + gap])", "`sort(out)` has shape"),
    "none": ("return None", "`sort(out)` of the output"),
    "text": ("return 'both'", "`sort(out)` of the output"),
}


@pytest.mark.parametrize(("body", "said"), WRONG.values(), ids=WRONG)
def test_what_differs_is_told_of_the_view(hand_in: HandIn, body: str, said: str) -> None:
    """A result that cannot be viewed is the submission's fault."""
    report = graded(hand_in, body)
    assert not report.internal
    [first, *_] = [o for o in report.outcomes if not o.passed]
    assert said in first.message


def test_a_mistake_is_named(hand_in: HandIn) -> None:
    report = graded(hand_in, "return np.stack([0 * s - gap, 0 * s + gap], axis=-1)")
    assert [mistake.id for mistake in report.diagnosis] == ["gap-only"]


def test_a_view_with_a_sentence_is_told_by_it(grader: Conductor) -> None:
    """What is measured is an author's business; what it shows is the student's."""
    course = Content(COURSE)
    exercise = course.exercise("pair")
    [check] = exercise.checks
    spoken = replace(check, says=Text("both numbers are there"))
    source = b"import numpy as np\ndef pair(s, gap=0.5):\n    return np.stack([s, s], axis=-1)\n"
    report = grader.grade(Submission(source, "pair.py"), replace(exercise, checks=(spoken,)), {})
    [first, *_] = [o for o in report.outcomes if not o.passed]
    assert first.message == "does not hold: both numbers are there"
    assert first.evidence.lines[0].startswith("measure[")


def test_two_views_of_one_case(grader: Conductor) -> None:
    """A mistake that the first of them does not see is named by the second."""
    course = Content(COURSE)
    exercise = course.exercise("pair")
    [check] = exercise.checks
    view = "abs(out[:, 0] - out[:, 1])"
    blind = replace(check, id="gap", cases=("scaled",), options={**check.options, "view": view})
    checks = (blind, replace(check, cases=("scaled",)))
    exercise = replace(exercise, checks=checks, digest="two-views")
    source = (
        b"import numpy as np\ndef pair(s, gap=0.5):\n"
        b"    return np.stack([0 * s - gap, 0 * s + gap], axis=-1)\n"
    )
    report = grader.grade(Submission(source, "pair.py"), exercise, course.misconceptions())
    assert [outcome.passed for outcome in report.outcomes[-2:]] == [True, False]
    assert [mistake.id for mistake in report.diagnosis] == ["gap-only"]


def test_a_default_is_a_name_unless_the_case_gives_it() -> None:
    """`gap` is the stub's 0.5 where the case does not say another."""
    exercise = Content(COURSE).exercise("pair")
    drawn = {name: Cases(exercise, 3).draw(spec) for name, spec in exercise.cases.items()}
    assert drawn["scaled"].names["gap"] == 0.5
    assert drawn["wide"].names["gap"] == 2.0
    assert "gap" not in drawn["scaled"].inputs
    assert np.abs(drawn["scaled"].inputs["s"]).max() < 3


def test_the_whole_stands_over_its_views() -> None:
    """Where one check compares all of a result, nothing narrower is asked for it."""
    [check] = Content(COURSE).exercise("pair").checks
    whole = replace(check, id="whole", cases=("scaled",), options={})
    other = replace(check, id="other", options={**check.options, "view": "out[0]"})
    assert list(compared([other, check], "scaled").values()) == [other, check]
    assert compared([check, whole], "scaled") == {}
    assert list(compared([check, whole], "wide").values()) == [check]
