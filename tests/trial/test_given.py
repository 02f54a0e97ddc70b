"""Given code: callables that an exercise supplies, made in the worker or asked on the trusted side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.content import Content, find_content
from grader.grading import Conductor
from grader.model import Outcome, Report, Sandbox, Status, Submission
from grader.proof import prove

COURSE = Path(__file__).parent.parent / "courses" / "given"
SKIP = """
import {library}

def skip(x, first, second, act):
    {before}
    return {result}
"""
RIGHT = "x + second(act(first(x)))"
SEARCH = """
def search(step, n):
    path, total = [], 0.0
    for _ in range(n):
        {before}
        scores = step(tuple(path))
        path.append(int(scores.argmax()))
        total = total + scores[path[-1]]
    return path, total
"""


@pytest.fixture(scope="module")
def content() -> Content:
    return find_content(str(COURSE), {}, COURSE)


@pytest.fixture(scope="module")
def grader(graders: Callable[[int], Conductor]) -> Conductor:
    return graders(3)


Grade = Callable[[str, str], Report]


@pytest.fixture
def grade(content: Content, grader: Conductor) -> Grade:
    def run(exercise: str, text: str) -> Report:
        submission = Submission(text.encode(), f"{exercise}.py")
        return grader.grade(submission, content.exercise(exercise), content.misconceptions())

    return run


def skip(result: str = RIGHT, before: str = "pass", library: str = "numpy as np") -> str:
    return SKIP.format(result=result, before=before, library=library)


def failing(report: Report) -> list[Outcome]:
    return [o for o in report.outcomes if o.status not in (Status.PASS, Status.BLOCKED)]


@pytest.mark.parametrize("exercise", ["skip", "search"])
def test_the_exercise_stands(content: Content, sandbox: Sandbox, exercise: str) -> None:
    """Objects in the worker: values, gradients, types; asked ones: counted."""
    proof = prove(content.exercise(exercise), content.misconceptions(), sandbox, 0)
    assert proof.problems == ()


@pytest.mark.parametrize("library", ["numpy as np", "torch"])
def test_a_right_answer(grade: Grade, library: str) -> None:
    """Given layers work on the arrays of either library, and autograd goes through them."""
    assert failing(grade("skip", skip(library=library))) == []


@pytest.mark.parametrize("library", ["", "import torch"])
def test_a_right_search(grade: Grade, library: str) -> None:
    """What is asked answers in the submission's library."""
    assert failing(grade("search", library + SEARCH.format(before="pass"))) == []


@pytest.mark.parametrize(
    ("result", "before", "check", "message"),
    [
        pytest.param(RIGHT, "type(second).__call__ = lambda self, x: x[:, :1] * self.bias",
                     "values", "differ", id="patches-the-class"),
        pytest.param("x + second(act(first(x)))", "second.weight = second.weight * 2",
                     "values", "differ", id="replaces-an-attribute"),
        pytest.param("x + second(act(first(x)))", "second.weight[0, 0] += 1e-9",
                     "no-mutation", "`second.weight` was modified in place", id="in-place"),
        pytest.param("second.bias", "pass", "values", "shape", id="returns-a-part"),
        pytest.param("x + second(act(first(x.astype('float64'))))", "pass",
                     "dtype", "is `float64` for `float32` input", id="upcast"),
    ],
)  # fmt: skip
def test_wrong(grade: Grade, result: str, before: str, check: str, message: str) -> None:
    """What is done to a given object counts against the submission, and only in that call."""
    found = {o.check: o for o in failing(grade("skip", skip(result, before)))}
    assert check in found, found
    assert message in found[check].message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("own = type(first).__call__; type(first).__call__ = lambda self, x: own(self, x)",
                     "pass", id="wraps"),
        pytest.param("import sys; sys.modules['given'] = None; globals()['given'] = None", "pass",
                     id="replaces-the-module"),
        pytest.param("pass", "second.__call__.__globals__['__builtins__'].clear()", id="builtins"),
        pytest.param("pass", "second.__call__.__globals__['given'].Dense = None", id="the-class"),
        pytest.param("second = type('Mine', (type(second),), {})(second.weight, second.bias)",
                     "pass", id="subclasses"),
    ],
)  # fmt: skip
def test_what_lasts_no_longer_than_a_call(grade: Grade, before: str, after: str) -> None:
    """A right answer that plays with the given code is right: nothing of it reaches the next call
    or the reference."""
    lines = f"{before}; out = {RIGHT}; {after}"
    assert failing(grade("skip", skip("out", lines))) == []


@pytest.mark.parametrize(
    ("before", "check", "message"),
    [
        pytest.param("step(tuple(path))", "values", "`step` was evaluated 8 times", id="asks-twice"),
        pytest.param("step(['word'])", "values", "`ValueError` at line", id="asks-nonsense"),
        pytest.param("step.__self__.returned.clear(); step.scores", "values", "`AttributeError`",
                     id="looks-for-the-table"),
        pytest.param("path and path.append(step(tuple(path)).__class__(0))", "values", "",
                     id="nonsense"),
    ],
)  # fmt: skip
def test_asked(grade: Grade, before: str, check: str, message: str) -> None:
    """What is asked is counted, refuses what it cannot take, and holds no values."""
    report = grade("search", SEARCH.format(before=before))
    assert not report.internal
    found = {o.check: o for o in failing(report)}
    assert check in found
    assert message in found[check].message


@pytest.mark.parametrize(
    ("result", "message"),
    [
        pytest.param("(lambda found: (found.append(found), found)[1])([x])",
                     "returned a value that holds itself", id="cyclic"),
        pytest.param("[[[[[[[[[[[[[[x]]]]]]]]]]]]]]", "returned a value nested more than 12 deep",
                     id="deep"),
        pytest.param("[1.0] * 30_000", "returned a value of more than 20000 parts", id="wide"),
        pytest.param("second", "returned `Dense` is not an array", id="a-given-object"),
    ],
)  # fmt: skip
def test_results_that_cannot_be_sent(grade: Grade, result: str, message: str) -> None:
    """A result that is too deep, too wide, holds itself or is a given object is the file's fault."""
    found = {o.check: o for o in failing(grade("skip", skip(result)))}
    assert found["values"].message.startswith(message)
