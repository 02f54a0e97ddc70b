"""Pictures of failing cases, as grading gathers them and as an author's proof demands them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from grader.model import FigureSpec, Status, Submission
from grader.proof.figures import undrawn
from grader.trial import Cases

ROOT = Path(__file__).parents[2]

MARGINS = """\
import numpy as np
def distance_to_hyperplane(w, b, X):
    return np.abs(X @ w + b) / np.linalg.norm(w)
def functional_margin(w, b, X, y):
    {body}
def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / np.linalg.norm(w)
def margin_width(w):
    return 2 / np.linalg.norm(w)
"""
NOAM = """\
def noam_lr(step, d_model, warmup, factor=1.0):
    {first}
    if step < 1:
        raise ValueError
    return factor * d_model ** -0.5 * min(step ** -0.5, step * warmup ** -0.5)
"""


@pytest.fixture
def figures(grader, course):
    """Return a function that grades a source and returns the figures of its report, by case."""

    def of(exercise, source, **changes):
        task = replace(course.exercise(exercise), **changes)
        report = grader.grade(
            Submission(source.encode(), f"{exercise}.py"), task, course.misconceptions_of(exercise)
        )
        found = [o for o in report.outcomes if o.evidence.figure]
        assert not any(o.hidden or o.passed for o in found)
        return {(o.check, o.case): o.evidence.figure for o in found}

    return of


def test_the_first_visible_case_that_fails_has_a_picture(figures):
    """And no other one, however many checks fail."""
    found = figures("margins", MARGINS.format(body="return float(np.max(y * (X @ w + b)))"))
    assert list(found) == [("functional-margin", "functional")]
    [figure] = found.values()
    assert figure.kind == "plane"
    assert figure.yours["margin"] != figure.expected["margin"]


def test_it_is_of_the_case_that_failed(figures, course):
    """Also where another check had asked for its result before: the case's own points are drawn."""
    text = (ROOT / "tests/correct/svm-smo/maximal_violating_pair.py").read_text()
    wrong = text.replace("free = (alpha > 0) & (alpha < C)", "free = alpha > 0")
    assert wrong != text
    drawn = {}
    for kept in (course.exercise("svm-smo").checks, course.exercise("svm-smo").checks[-1:]):
        checks = [c for c in kept if c.id in ("feasible", "objective", "decision")]
        checks = checks or [c for c in course.exercise("svm-smo").checks if c.id == "decision"]
        checks = tuple(replace(c, needs=()) for c in checks)
        [(case, figure)] = figures("svm-smo", wrong, checks=checks).items()
        drawn[case] = [*drawn.get(case, []), figure]
    [(case, (one, other))] = drawn.items()
    assert case == ("decision", "overlap")
    assert one == other and len(one.given["points"]) == 41


def test_right_work_has_none(figures):
    """There is nothing to show."""
    assert figures("margins", MARGINS.format(body="return float(np.min(y * (X @ w + b)))")) == {}


@pytest.mark.parametrize(
    "body",
    ["return 'a'", "return None", "return X", "raise ValueError", "return np.min(y) + 1j"],
    ids=["text", "none", "array", "raises", "complex"],
)
def test_what_cannot_be_drawn_is_left_out(figures, body):
    """The verdict is as it is without a figure."""
    assert figures("margins", MARGINS.format(body=body)) == {}


def test_a_schedule_is_asked_along_its_steps(figures):
    """But not where it prints: what it printed would be told many times."""
    [figure] = figures("noam-schedule", NOAM.format(first="pass")).values()
    assert len(figure.yours["y"][0]) == 25
    assert figure.yours["y"] != figure.expected["y"]
    assert figures("noam-schedule", NOAM.format(first="print(step)")) == {}


def test_a_failing_verdict_does_not_depend_on_a_picture(grader, course):
    """The same outcomes with and without `figure:`, but for the picture."""
    task = course.exercise("margins")
    work = Submission(MARGINS.format(body="return 1.0").encode(), "margins.py")
    one, other = (
        grader.grade(work, exercise, course.misconceptions_of("margins"))
        for exercise in (task, replace(task, figures=()))
    )
    assert any(o.evidence.figure for o in one.outcomes)
    assert [(o.check, o.case, o.status, o.message) for o in one.outcomes] == [
        (o.check, o.case, o.status, o.message) for o in other.outcomes
    ]
    assert {o.status for o in one.outcomes} <= {Status.PASS, Status.FAIL, Status.BLOCKED}


@pytest.mark.parametrize(
    ("options", "function", "said"),
    [
        ({"score": "plane @ b"}, "", "in `plane @ b`: "),
        ({"score": "plane @ out.w"}, "", "in `plane @ out.w`: "),
        ({"score": "plane @ nobody"}, "", "no visible case of a figure has all that it names"),
        ({"score": "plane @ w + b"}, "margin_width", "no visible case of a figure has all"),
        ({"score": "plane @ w + b"}, "geometric_margin", ""),
    ],
    ids=["cannot", "no field", "no name", "no input", "stands"],
)
def test_a_figure_is_proven_on_right_answers(grader, course, options, function, said):
    """An expression that fails over the model answer's result is a problem of the exercise."""
    plain = {"points": "X", "labels": "y", "margin": None, "support": None, **options}
    task = replace(course.exercise("margins"), figures=(FigureSpec("plane", function, plain),))
    cases = Cases(task, 1)
    errors = [
        str(error.message) for error in undrawn(task, grader.solution(task, torch=False), cases)
    ]
    assert [error[: len(said)] for error in errors] == ([said] if said else [])


def test_a_check_draws_nothing(tmp_path):
    """What is not asked for is not imported: no page, and no figure where the exercise has none."""
    (tmp_path / "w.py").write_text("# grader: exercise=weight-norm\n")
    code = (
        "import sys; from grader.cli._main import main\n"
        "code = main(['check', 'w.py']); assert code == 1, code\n"
        "print([m for m in sys.modules if m.startswith(('grader.figures', 'grader.page'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
