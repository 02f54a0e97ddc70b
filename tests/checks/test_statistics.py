"""Random functions: right ones pass whatever they draw, wrong ones are told apart."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.content import Content
from grader.errors import ContentError
from grader.grading import Conductor
from grader.model import Report, Submission

HandIn = Callable[[str, str], Report]
COURSE = Path(__file__).parent.parent / "courses" / "small"
HEAD = "import numpy as np\ndef drop(x, p, training, rng):\n    if not training: return x.copy()\n"


def graded(hand_in: HandIn, body: str, head: str = HEAD) -> Report:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return hand_in("drop", f"{head}{lines}\n")


RIGHT = {
    "mask": "return x * (rng.random(x.shape) >= p) / (1 - p)",
    "transposed": "return x * (rng.random(x.T.shape).T >= p) / (1 - p)",
    "binomial": "return (x * rng.binomial(1, 1 - p, x.shape) / (1 - p)).astype(x.dtype)",
    "indices": "y = (x / (1 - p)).copy()\ny.ravel()[rng.random(x.size) < p] = 0\nreturn y",
    "spawned": "return x * (rng.spawn(1)[0].random(x.shape) >= p) / (1 - p)",
    "wasteful": "rng.normal(size=9)\nreturn x * (rng.random(x.shape) > p) / (1 - p)",
}


@pytest.mark.parametrize("body", RIGHT.values(), ids=RIGHT)
def test_right_answers_pass_in_whatever_order_they_draw(hand_in: HandIn, body: str) -> None:
    """Nothing compares their draws with the reference's."""
    report = graded(hand_in, body)
    assert [(o.check, o.message) for o in report.outcomes if not o.passed] == []
    rates = [str(o.message) for o in report.outcomes if o.kind == "statistics"]
    assert {*rates} == {"by chance, one right answer in 1e+09 fails"}


WRONG = {
    "not-rescaled": ("return x * (rng.random(x.shape) >= p)", "mean"),
    "scaled-by-p": ("return x * (rng.random(x.shape) >= p) / p", "mean"),
    "keeps-p": ("return x * (rng.random(x.shape) < p) / p", "mean"),
    "rows": ("return x * (rng.random((len(x), 1)) >= p) / (1 - p)", "independent"),
    "features": ("return x * (rng.random((1, x.shape[1])) >= p) / (1 - p)", "independent"),
    "fixed": (
        "r = np.random.default_rng(0)\nreturn x*(r.random(x.shape) >= p)/(1-p)",
        "independent",
    ),
    "copied": (
        "import copy\nr = copy.deepcopy(rng)\nreturn x * (r.random(x.shape) >= p) / (1 - p)",
        "copied",
    ),
    "restored": (
        "state = rng.bit_generator.state\nm = rng.random(x.shape) >= p\n"
        "rng.bit_generator.state = state\nreturn x * m / (1 - p)",
        "copied",
    ),
    "global": ("return x * (np.random.random(x.shape) >= p) / (1 - p)", "global-state"),
    "a-count": (
        "m = np.ones(x.size)\nm[rng.permutation(x.size)[:round(p * x.size)]] = 0\n"
        "return x * m.reshape(x.shape) / (1 - p)",
        "independent",
    ),
}


@pytest.mark.parametrize(("body", "finding"), WRONG.values(), ids=WRONG)
def test_wrong_answers_are_found(hand_in: HandIn, body: str, finding: str) -> None:
    """A wrong share, a wrong factor, a shared or used-up draw, and the global generator."""
    report = graded(hand_in, body)
    assert finding in {o.finding for o in report.outcomes if not o.passed}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return x.copy()", "the mean of `out == 0` is 0, expected 0."),
        ("return 0 * x", "the mean of `out == 0` is 1, expected 0."),
    ],
)
def test_what_never_varies_is_told_by_its_mean(hand_in: HandIn, body: str, said: str) -> None:
    """A quantity that is always the same is wrong for its value, not for a draw used again."""
    found = [o for o in graded(hand_in, body).outcomes if o.kind == "statistics" and not o.passed]
    assert {o.finding for o in found} == {"mean"}
    assert said in str([line for o in found for line in o.evidence.lines])


def test_what_cannot_be_evaluated_is_the_submission_s_fault(hand_in: HandIn) -> None:
    """Another shape is no broken exercise."""
    report = graded(hand_in, "return np.zeros(2)")
    assert not report.internal and not report.passed


@pytest.mark.parametrize("result", ["y[:3]", "y[None]", "y.ravel()", "y[0, 0]"])
def test_another_shape_is_told(hand_in: HandIn, result: str) -> None:
    """Whether it would broadcast or not."""
    report = graded(hand_in, f"y = x * (rng.random(x.shape) >= p) / (1 - p)\nreturn {result}")
    [outcome] = [o for o in report.outcomes if o.check == "statistics"]
    assert not report.internal and not outcome.passed
    assert outcome.status != "internal"


def test_torch_is_judged_alike(hand_in: HandIn) -> None:
    """The generator is NumPy's there, too."""
    head = HEAD.replace("import numpy as np", "import torch").replace(".copy()", ".clone()")
    kept = "k = torch.as_tensor(rng.random(tuple(x.shape)) >= p).to(x.dtype)\n"
    assert graded(hand_in, kept + "return x * k / (1 - p)", head).passed
    assert not graded(hand_in, kept + "return x * k", head).passed


TORCH = HEAD.replace("import numpy as np", "import torch").replace(".copy()", ".clone()")
KEPT = "k = torch.as_tensor(rng.random(tuple(x.shape[::-1])).T.copy() >= p).to(x.dtype)\n"


def test_a_gradient_is_that_of_its_own_draws(hand_in: HandIn) -> None:
    """Whoever draws in another order than the reference has another mask, and its gradient."""
    report = graded(hand_in, KEPT + "return x * k / (1 - p)", TORCH)
    assert [(o.check, o.message) for o in report.outcomes if not o.passed] == []


@pytest.mark.parametrize(
    "result",
    [
        "y = x * k\nreturn y + (y * p / (1 - p)).detach()",
        "return (x - x.mean() + x.mean().detach()) * k / (1 - p)",
    ],
)
def test_a_gradient_cut_in_part_is_found(hand_in: HandIn, result: str) -> None:
    """The values are right, with some draws of their own, and the derivative is another."""
    report = graded(hand_in, KEPT + result, TORCH)
    [outcome] = [o for o in report.outcomes if not o.passed]
    assert (outcome.check, outcome.finding) == ("gradient", "gradient")
    assert outcome.message == "the gradient with respect to `x` is not the derivative of the result"


def test_in_place_is_found(hand_in: HandIn) -> None:
    """The generator among the inputs keeps nothing from being compared."""
    report = graded(hand_in, "x *= (rng.random(x.shape) >= p) / (1 - p)\nreturn x.copy()")
    assert "modified" in {o.finding for o in report.outcomes}


def test_a_generator_must_be_named(tmp_path: Path, grader: Conductor) -> None:
    """An exercise that passes one in without `random:` is refused, with the line to write."""
    for kind in ("exercises", "solutions"):
        for path in (COURSE / kind).rglob("*.*"):
            new = tmp_path / path.relative_to(COURSE)
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(path.read_text().replace("random: [rng]\n", ""))
    content = Content(tmp_path)
    with pytest.raises(ContentError, match="random generator") as error:
        grader.grade(
            Submission((HEAD + "    return x\n").encode(), "drop.py"), content.exercise("drop"), {}
        )
    assert error.value.hint == "write `random: [rng]` above `cases:`"
    assert error.value.mark is not None and error.value.mark.line == 13


ODD = {
    "a tree": ("of: out", "of: '[out, [out]]'", "`[out, [out]]` is no array of numbers"),
    "a text": ("of: out", "of: \"'a'\"", "`'a'` is no array of numbers"),
    "no mean": (
        "mean: x",
        'mean: "x[:2]"',
        "the `mean` of `kept` is no number and no array like it",
    ),
    "several means": (
        "mean: p, independent: true",
        "mean: p + 0 * x + x, independent: true",
        "`independent` of `dropped` is for entries with one mean",
    ),
    "draws": (
        "    quantities:",
        "    draws: 1\n    quantities:",
        "`draws` of `statistics` is out of range",
    ),
    "rate": (
        "    quantities:",
        "    false_alarm: 0\n    quantities:",
        "`false_alarm` of `statistics` is out of range",
    ),
    "no width": (
        "mean: x",
        'distribution: uniform, parameters: "[1, 1]"',
        "`uniform` cannot have the parameters [1, 1]",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), ODD.values(), ids=ODD)
def test_what_an_author_may_get_wrong(
    tmp_path: Path, grader: Conductor, old: str, new: str, said: str
) -> None:
    """It has a place, and is no fault of ours or of a submission."""
    root = Path(shutil.copytree(COURSE, tmp_path / "course"))
    path = root / "exercises/01-small/drop.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    content = Content(root)
    body = RIGHT["mask"]
    with pytest.raises(ContentError) as error:
        grader.grade(
            Submission(f"{HEAD}    {body}\n".encode(), "drop.py"), content.exercise("drop"), {}
        )
    assert str(error.value.message) == said
    assert error.value.hint
    assert error.value.mark is not None


TAILS = """\
schema: 1
title: Tails
level: 1
source: none
prompt: Draw again what lies beyond 2.
stub: |
  def tails(n, rng):
      raise NotImplementedError
random: [rng]
cases:
  few: {purpose: seldom wrong, n: 4, rng: generator()}
checks:
  - kind: statistics
    quantities:
      value: {of: out, distribution: truncated_normal, parameters: "[-2, 2]"}
    case: few
misconceptions: {wider: }
"""
BOUNDED = """\
def tails(n, rng):
    x = rng.standard_normal(n)
    while (beyond := abs(x) > 2).any():
        x[beyond] = rng.standard_normal(beyond.sum())
    return x


class wider:
    def tails(self, n, rng):
        return rng.standard_normal(n)
"""


def course(root: Path, text: str, solution: str) -> Content:
    """Return a course of one exercise, `tails`."""
    for path, written in (
        ("exercises/01-a/tails.yaml", text),
        ("exercises/misconceptions.yaml", "wider: {title: is wide, says: Draw again.}\n"),
        ("solutions/01-a/tails.py", solution),
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(written)
    return Content(root)


def test_a_name_is_no_matter_of_the_seed(
    tmp_path: Path, graders: Callable[[int], Conductor]
) -> None:
    """A mistake that most draws do not show is told from the right answer by many of them."""
    content = course(tmp_path, TAILS, BOUNDED)
    wrong = b"def tails(n, rng):\n    return rng.normal(size=n)\n"
    for seed in range(4):
        report = graders(seed).grade(
            Submission(wrong, "tails.py"), content.exercise("tails"), content.misconceptions()
        )
        failed = any(outcome.finding == "distribution" for outcome in report.outcomes)
        assert [found.id for found in report.diagnosis] == ["wider"] * failed, seed
        assert failed or seed


OBJECT = """\
schema: 1
title: Tails
level: 1
source: none
prompt: Draw.
stub: |
  class Tails:
      def __init__(self, rng):
          raise NotImplementedError

      def draw(self, n):
          raise NotImplementedError
random: [rng]
cases:
  few: {purpose: drawn, let: {rng: generator()}, new: {rng: rng}, calls: [{draw: {n: 20}}]}
checks:
  - kind: statistics
    quantities:
      value: {of: "out[0]", distribution: normal, parameters: "[0, 1]"}
    case: few
"""


@pytest.mark.parametrize(
    ("rng", "finding"), [("self.rng", ""), ("copy.deepcopy(self.rng)", "copied")]
)
def test_a_generator_of_an_object(
    tmp_path: Path, grader: Conductor, rng: str, finding: str
) -> None:
    """Two objects made with one generator draw on; one that keeps a copy does not use it up."""
    text = (
        "import copy\n\n\nclass Tails:\n    def __init__(self, rng):\n        self.rng = rng\n\n"
        f"    def draw(self, n):\n        return {rng}.standard_normal(n)\n"
    )
    content = course(tmp_path, OBJECT, text.replace(rng, "self.rng"))
    report = grader.grade(Submission(text.encode(), "tails.py"), content.exercise("tails"), {})
    found = {o.check: o.finding for o in report.outcomes if not o.passed}
    assert found == ({"statistics": finding} if finding else {})
