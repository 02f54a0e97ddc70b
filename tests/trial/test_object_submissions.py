"""Submissions that are classes: a torch module and a plain class, through every check."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.content import Content, find_content
from grader.grading import Conductor
from grader.model import Outcome, Report, Sandbox, Status, Submission
from grader.proof import prove

OBJECTS = Path(__file__).parent.parent / "courses" / "objects"

MODULE = """
import torch
from torch import nn

class Centre(nn.Module):
    def __init__(self, d, momentum=0.1):
        super().__init__()
        self.momentum = momentum
        self.bias = nn.Parameter(torch.zeros(d))
        self.register_buffer("running_mean", torch.zeros(d))

    def forward(self, x):
        mean = self.running_mean
        if self.training:
            mean = x.mean(0)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean.detach()
        return x - mean + self.bias
"""
PLAIN = """
import numpy as np

class Perceptron:
    def __init__(self, d, rate=1.0):
        self.rate, self.w, self.mistakes = rate, np.zeros(d), 0

    def fit(self, X, y, epochs=1):
        for _ in range(epochs):
            for x, label in zip(X, y):
                if label * (self.w * x).sum() <= 0:
                    self.w = self.w + self.rate * label * x
                    self.mistakes += 1

    def predict(self, X):
        return np.where((X * self.w).sum(1) >= 0, 1, -1)
"""


@pytest.fixture(scope="module")
def content() -> Content:
    return find_content(str(OBJECTS), {}, OBJECTS)


@pytest.fixture(scope="module")
def grader(graders: Callable[[int], Conductor]) -> Conductor:
    return graders(3)


Grade = Callable[[str], Report]


@pytest.fixture
def grade(content: Content, grader: Conductor) -> Grade:
    """Grade a source as the module, or as the perceptron where it has none of torch."""

    def run(text: str) -> Report:
        name = "centre-module" if "torch" in text else "perceptron-class"
        submission = Submission(text.encode(), "mine.py")
        return grader.grade(submission, content.exercise(name), content.misconceptions())

    return run


def failing(report: Report) -> list[Outcome]:
    return [o for o in report.outcomes if o.status not in (Status.PASS, Status.BLOCKED)]


@pytest.mark.parametrize("name", ["centre-module", "perceptron-class", "follow", "layer-both"])
def test_the_exercise_stands(content: Content, sandbox: Sandbox, name: str) -> None:
    proof = prove(content.exercise(name), content.misconceptions(), sandbox, 1)
    assert proof.problems == ()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(MODULE, id="module"),
        pytest.param(MODULE.replace("self, d, mom", "self, size, mom").replace("(d)", "(size)"),
                     id="module-renamed"),
        pytest.param(MODULE.replace("nn.Module", "Base").replace("class Centre", "class Base(nn.Module):\n    pass\n\nclass Centre"),
                     id="module-inherits"),
        pytest.param(PLAIN, id="plain"),
        pytest.param(PLAIN.replace("def fit(self, X, y", "def fit(self, data, labels").replace("zip(X, y)", "zip(data, labels)"),
                     id="plain-renamed"),
        pytest.param(PLAIN + "        \nfit = Perceptron\n", id="plain-bound-twice"),
        pytest.param("from dataclasses import dataclass\n" + PLAIN.replace("class P", "@dataclass(init=False)\nclass P"),
                     id="plain-decorated"),
    ],
)  # fmt: skip
def test_right(grade: Grade, source: str) -> None:
    """Whatever the class is made of, and whatever its parameters are called."""
    assert failing(grade(source)) == []


BUFFER = 'self.register_buffer("running_mean", torch.zeros(d))'


@pytest.mark.parametrize(
    ("source", "old", "new", "check", "message"),
    [
        pytest.param(MODULE, "class Centre", "class Center", "runs",
                     "the file defines no class `Centre`", id="no-class"),
        pytest.param(MODULE, "class Centre(nn.Module)", "def Centre(d): pass\n\nclass Inner(nn.Module)",
                     "values", "the file defines no class `Centre`", id="a-function"),
        pytest.param(MODULE, "self.running_mean", "self.running_average", "values",
                     "`AttributeError` at", id="stale-buffer"),
        pytest.param(MODULE, BUFFER, "self.running_average = torch.zeros(d)", "values",
                     "`AttributeError` at", id="inside"),
        pytest.param(MODULE, BUFFER, "self.running_mean = torch.zeros(d)", "values",
                     "step 5, `state_dict` lacks `running_mean`", id="no-buffer"),
        pytest.param(MODULE, "nn.Parameter(torch.zeros(d))", "torch.zeros(d)", "values",
                     "step 5, `state_dict` lacks `bias`", id="no-parameter"),
        pytest.param(MODULE, "nn.Parameter(torch.zeros(d))", "nn.Parameter(torch.zeros(1, d))", "values",
                     "`bias` has shape (1, 3) after `__init__`, expected (3,)", id="shape"),
        pytest.param(MODULE, "return x - mean + self.bias", "return (x - mean + self.bias).detach()",
                     "gradient", "does not carry a gradient", id="detached"),
        pytest.param(MODULE, "mean + self.bias", "mean + self.bias.detach()",
                     "gradient", "no gradient reaches `load.bias`", id="parameter-detached"),
        pytest.param(MODULE, "mean = x.mean(0)", "mean = x.mean(0).detach()",
                     "gradient", "`calls.0.forward.x`", id="mean-detached"),
        pytest.param(MODULE, "return x - mean", "return x.sub_(mean)", "no-mutation",
                     "`calls[0].forward.x` was modified in place", id="in-place"),
        pytest.param(MODULE, "return x", "return x.double()", "dtype",
                     "step 1, `forward` is `float64` for `float32` input", id="wider"),
        pytest.param(MODULE, "super().__init__()", "raise NotImplementedError", "values",
                     "`__init__` is not written yet", id="not-written"),
        pytest.param(MODULE, "super().__init__()", "pass", "values",
                     "`AttributeError` at", id="no-super"),
        pytest.param(MODULE, "return x - mean + self.bias", "return self", "values",
                     "step 1, `forward`", id="returns-itself"),
        pytest.param(PLAIN, "def predict", "def predikt", "values",
                     "`Perceptron` has no method `predict`, but `predikt`", id="method"),
        pytest.param(PLAIN, "self.mistakes", "self.errors", "values",
                     "`Perceptron` has no attribute `mistakes` after `fit`", id="attribute"),
        pytest.param(PLAIN, "def fit(self, X, y, epochs=1)", "def fit(self, X, y)", "values",
                     "`NameError` at", id="parameter-missing"),
        pytest.param(PLAIN, "self.w = self.w + self.rate * label * x", "x *= label; self.w = self.w + self.rate * x",
                     "no-mutation", "`calls[0].fit.X` was modified in place", id="data-modified"),
        pytest.param(PLAIN, "np.zeros(d), 0", "np.zeros(d), []", "values", "`TypeError` at", id="list"),
        pytest.param(PLAIN, "np.zeros(d), 0", "type('W', (), {})(), 0", "values", "`TypeError` at", id="odd"),
    ],
)  # fmt: skip
def test_wrong(grade: Grade, source: str, old: str, new: str, check: str, message: str) -> None:
    """Each fault is told as the student's, with the step or the attribute it is about."""
    assert old in source
    report = grade(source.replace(old, new))
    assert not report.internal
    found = {o.check: o for o in reversed(failing(report))}
    assert check in found, [(o.check, o.message) for o in failing(report)]
    assert message in found[check].message


def test_hostile_objects(grade: Grade) -> None:
    """Attributes that raise, lie or are endless are the submission's failure."""
    for trick in (
        "    def __getattribute__(self, name): raise RuntimeError(name)\n",
        "    def __getattr__(self, name): return self\n",
        "    @property\n    def mistakes(self): return self\n    @mistakes.setter\n    def mistakes(self, v): pass\n",
        "    def __eq__(self, other): return [self]\n    def __getattr__(self, n): raise SystemExit\n",
        "    w = property(lambda self: [self.w])\n",
        "    def __setattr__(self, name, value): pass\n",
    ):
        report = grade(PLAIN + "\n" + trick)
        assert not report.internal


def test_named(grade: Grade) -> None:
    """What a class gets wrong has its name."""
    reversed_ = MODULE.replace("(1 - self.momentum) *", "self.momentum *").replace(
        "+ self.momentum *", "+ (1 - self.momentum) *"
    )
    assert [d.id for d in grade(reversed_).diagnosis] == ["momentum-reversed"]
    always = PLAIN.replace("if label * (self.w * x).sum() <= 0:", "if True:")
    assert [d.id for d in grade(always).diagnosis] == ["always-updates"]


def test_a_method_that_promises_its_object(
    tmp_path: Path, sandbox: Sandbox, grader: Conductor
) -> None:
    """What the stub says of `self` is graded, of right variants too; else either will do."""
    root = tmp_path / "course"
    shutil.copytree(OBJECTS, root)
    path = root / "exercises/01-objects/perceptron-class.yaml"
    said = "where y * (w x) <= 0.\n          Return self."
    path.write_text(path.read_text().replace("where y * (w x) <= 0.", said))
    course = find_content(str(root), {}, root)
    exercise, known = course.exercise("perceptron-class"), course.misconceptions()
    problem = prove(exercise, known, sandbox, 1).problems[0]
    assert "`by_einsum` fails in `Perceptron`: `fit` returned `None`, expected `self`" in problem
    path = root / "solutions/01-objects/perceptron_class.py"
    source = path.read_text()
    for after in (
        "* X[i]\n                    self.mistakes += 1\n",
        "label * x\n                self.mistakes += 1\n",
    ):
        source = source.replace(after, f"{after}        return self\n")
    path.write_text(source)
    exercise = find_content(str(root), {}, root).exercise("perceptron-class")
    assert prove(exercise, known, sandbox, 1).problems == ()
    for returned, fails in (("self", False), ("None", True), ("Perceptron(len(self.w))", True)):
        text = PLAIN.replace("    def predict", f"        return {returned}\n\n    def predict")
        found = failing(grader.grade(Submission(text.encode(), "mine.py"), exercise, known))
        assert bool(found) is fails
        kind = returned.partition("(")[0]
        assert not fails or f"`fit` returned `{kind}`, expected `self`" in found[0].message


def test_a_part_of_the_result_that_some_inputs_do_not_reach(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    """The author of a `gradient` is told that `of` leaves the others out."""
    root = tmp_path / "course"
    shutil.copytree(OBJECTS, root)
    path = root / "exercises/01-objects/centre-module.yaml"
    path.write_text(path.read_text().replace("of: [load.bias, calls.0.forward.x], ", ""))
    course = find_content(str(root), {}, root)
    exercise = course.exercise("centre-module")
    problem = prove(exercise, course.misconceptions(), sandbox, 1).problems[0]
    assert "correct `model answer` fails `gradient` on `train`: no gradient reaches" in problem
    assert "hint: `of` of the check says which inputs the result depends on" in problem


FOLLOW = """
def follow(mean, x, rate=0.25):
    return {}
"""


@pytest.mark.parametrize(
    ("result", "right"),
    [
        pytest.param("mean + rate * (x - mean)", True, id="right"),
        pytest.param("mean + 0.3 * (x - mean)", False, id="another-rate"),
        pytest.param("mean * 0 + x + 0.75 ** 4 * (mean - x)", False, id="all-steps-at-once"),
        pytest.param("(mean + rate * (x - mean))[:2]", False, id="another-shape-each-time"),
    ],
)
def test_results_fed_back(content: Content, grader: Conductor, result: str, right: bool) -> None:
    """`repeat` hands the result of each call to the next; `old` is what the first one got."""
    submission = Submission(FOLLOW.format(result).encode(), "follow.py")
    report = grader.grade(submission, content.exercise("follow"), content.misconceptions())
    assert not report.internal
    assert [o.passed for o in report.outcomes if o.check == "converges"] == [right]
