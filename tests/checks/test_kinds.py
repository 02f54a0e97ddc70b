"""Every kind of check: its protocol, what it lets through and what it stops."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader import registry
from grader.model import Field, Outcome, Report, Status
from grader.reports import Audience
from grader.reports._redaction import redacted

Grade = Callable[..., Report]

CENTER = """
import numpy as np
def center(x, factor=1.0):
    if np.ndim(x) == 0: raise ValueError("no axis")
    {body}
def roots(x):
    {roots}
"""
RIGHT = "return factor * (x - x.mean(-1, keepdims=True))"
TORCH = """
import torch
def center(x, factor=1.0):
    if x.ndim == 0: raise ValueError("no axis")
    {body}
def roots(x): return 1.0, x
"""
TORCH_RIGHT = "return factor * (x - x.mean(-1, keepdim=True))"


def numpy(body: str = RIGHT, roots: str = "return 1.0, x") -> str:
    return CENTER.format(body=body, roots=roots)


def of(report: Report, check: str) -> Outcome:
    return next(
        (o for o in report.outcomes if o.check == check and not o.passed),
        next(o for o in report.outcomes if o.check == check),
    )


@pytest.mark.parametrize("kind", registry.kinds("checks"))
def test_protocol(kind: str) -> None:
    """A member says its kind, documents its fields and judges."""
    module = registry.member("checks", kind)
    assert module.__doc__.startswith(f"`{kind}`: ")
    assert all(isinstance(f, Field) and f.doc for f in module.KIND.fields)
    assert module.KIND.judge is module.judge


def test_every_kind_is_in_the_mini_course(grade: Grade) -> None:
    """The course of the tests has one check of every kind, and a right file passes them.

    That of random functions has a course of its own: see `test_statistics`.
    """
    kinds = {o.kind for o in grade(numpy()).outcomes} | {
        o.kind for o in grade(TORCH.format(body=TORCH_RIGHT)).outcomes
    }
    assert kinds | {"statistics"} == {*registry.kinds("checks"), "runs"}


@pytest.mark.parametrize("body", [RIGHT, TORCH_RIGHT])
def test_right_files_pass(grade: Grade, body: str) -> None:
    """In both libraries."""
    source = numpy() if body is RIGHT else TORCH.format(body=body)
    report = grade(source)
    assert report.passed, [(o.check, o.message) for o in report.outcomes if not o.passed]
    assert report.backend == ("numpy" if body is RIGHT else "torch")


STOPPED = {
    "values": (
        numpy("return x - x.mean()"),
        "values",
        Status.FAIL,
        "output: 15 of 15 entries differ",
    ),
    "values-small": (
        numpy("return factor * (x - x.mean(-1, keepdims=True)) * (1 + 1e-11)"),
        "values",
        Status.FAIL,
        "entries differ",
    ),
    "source": (
        "import torch.nn.functional as F\n" + TORCH.format(body="return F.layer_norm(x, x.shape)"),
        "source",
        Status.FAIL,
        "line 6 uses `torch.nn.functional.layer_norm`: this exercise does not allow it",
    ),
    "raises-returned": (
        numpy().replace('raise ValueError("no axis")', "return x"),
        "raises",
        Status.FAIL,
        "returned a result, expected `ValueError`",
    ),
    "raises-other": (
        numpy().replace("ValueError", "TypeError"),
        "raises",
        Status.FAIL,
        "raised `TypeError`, expected `ValueError`",
    ),
    "unmodified": (
        numpy("x -= x.mean(-1, keepdims=True); return factor * x"),
        "unmodified",
        Status.FAIL,
        "`x` was modified in place",
    ),
    "unmodified, put back": (
        numpy("x *= 2; x /= 2; " + RIGHT),
        "unmodified",
        Status.FAIL,
        "an input was written to; that it is as before afterwards is not enough",
    ),
    "unmodified, in later calls": (
        numpy(
            "n = center.__dict__['n'] = center.__dict__.get('n', 0) + 1\n"
            "    if n > 7: x *= 2\n"
            "    return factor * (x - x.mean(-1, keepdims=True)) / (2 if n > 7 else 1)"
        ),
        "unmodified",
        Status.FAIL,
        "`x` was modified in place",
    ),
    "unmodified, a tensor put back": (
        TORCH.format(body="x += 1; x -= 1; " + TORCH_RIGHT),
        "unmodified",
        Status.FAIL,
        "`x` was modified in place",
    ),
    "a buffer": (
        numpy(
            "kept = center.__dict__.setdefault(x.dtype.name, np.empty_like(x)); "
            "kept[:] = factor * (x - x.mean(-1, keepdims=True)); return kept"
        ),
        "unmodified",
        Status.FAIL,
        "two calls return the same array: return a new one each time",
    ),
    "a result handed out twice": (
        numpy(
            "kept = center.__dict__; key = x.tobytes(); "
            "kept[key] = kept[key] if key in kept else factor * (x - x.mean(-1, keepdims=True)); "
            "return kept[key]"
        ),
        "unmodified",
        Status.FAIL,
        "two calls return the same array: return a new one each time",
    ),
    "a memory": (
        numpy(
            "m = center.__dict__.setdefault(x.shape, x.mean(-1, keepdims=True)); "
            "return factor * (x - m)"
        ),
        "values",
        Status.FAIL,
        "output: 10 of 15 entries differ",
    ),
    "deterministic": (
        numpy("np.random.seed(0); " + RIGHT),
        "deterministic",
        Status.FAIL,
        "the global random state was changed",
    ),
    "dtype": (
        numpy(RIGHT + ".astype(np.float64)"),
        "dtype",
        Status.FAIL,
        "output is `float64` for `float32` input",
    ),
    "dtype-half": (
        TORCH.format(
            body="return factor * (x.float() - x.float().mean(-1, keepdim=True)) if x.dtype == torch.float16 else factor * (x - x.mean(-1, keepdim=True))"
        ),
        "dtype",
        Status.FAIL,
        "output is `float32` for `float16` input",
    ),
    "gradient-cut": (
        TORCH.format(body="return factor * (x - x.mean(-1, keepdim=True)).detach()"),
        "gradient",
        Status.FAIL,
        "the result does not carry a gradient: the graph was cut",
    ),
    "gradient-wrong": (
        TORCH.format(body="return factor * (x - x.mean(-1, keepdim=True).detach())"),
        "gradient",
        Status.FAIL,
        "the gradient with respect to `x`: 15 of 15 entries differ",
    ),
    "device": (
        TORCH.format(
            body="return factor * (x - (x @ torch.ones(x.shape[-1], dtype=x.dtype) / x.shape[-1])[..., None] - torch.zeros(x.shape[-1], dtype=x.dtype))"
        ),
        "device",
        Status.FAIL,
        "a tensor was created on another device than the input's",
    ),
    "device-numpy": (
        TORCH.format(
            body="return factor * (x - torch.from_numpy(x.detach().numpy().mean(-1, keepdims=True)))"
        ),
        "device",
        Status.FAIL,
        "a tensor is given to NumPy, which fails on a GPU",
    ),
    "certificate": (
        numpy(roots="return 2.0, x"),
        "certificate",
        Status.FAIL,
        "product is violated",
    ),
    "certificate-sign": (
        numpy(roots="return -1.0, -x"),
        "certificate",
        Status.FAIL,
        "positive is violated",
    ),
    "certificate-form": (
        numpy(roots="return x"),
        "certificate",
        Status.FAIL,
        "the result does not have the parts or shapes the statement asks for",
    ),
    "memory": (
        numpy("big = np.ones((3000, 5000)) if x.size > 1000 else 0; " + RIGHT),
        "memory",
        Status.FAIL,
        "needs more than 64 MB",
    ),
}


@pytest.mark.parametrize("name", STOPPED)
def test_what_is_stopped(grade: Grade, name: str) -> None:
    """The check that is named fails, with its sentence."""
    source, check, status, message = STOPPED[name]
    report = grade(source)
    outcome = of(report, check)
    assert not report.passed
    assert message in outcome.message, outcome.message
    assert outcome.status is status


def test_property_says_its_sentence(grade: Grade) -> None:
    """A relation that fails says what should hold, and how far it is off."""
    report = grade(
        numpy(
            "return factor * (x - x.mean(-1, keepdims=True)) + (1e-3 if 1 < abs(x).max() else 0)"
        ),
        every_check=True,
    )
    outcome = of(report, "rows-sum-to-zero")
    assert outcome.message == "does not hold: the rows of the result sum to 0"
    assert outcome.evidence.lines[0].startswith("the left side[")


MEMORY = "kept = center.__dict__.setdefault(x.shape, x.mean(-1, keepdims=True)); "


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "something is kept between calls"), ("zh", "之间被保留了下来")]
)
def test_what_is_kept_between_calls_is_told(grade: Grade, lang: str, says: str) -> None:
    """A function is called beside its first case, which shows what it remembers."""
    report = grade(numpy(MEMORY + "return factor * (x - kept)"))
    assert of(report, "values").case == "rect"
    assert not report.diagnosis
    assert [note for note in report.notes if note.text(lang).endswith(says)]


def test_a_wrong_result_is_not_laid_to_memory(grade: Grade) -> None:
    """What is wrong alone, too, is just wrong."""
    report = grade(numpy(MEMORY + "return factor * (x - 2 * x.mean(-1, keepdims=True))"))
    assert not of(report, "values").passed
    assert not any("between calls" in note for note in report.notes)


def test_slow_code_earns_less_but_passes(grade: Grade) -> None:
    """Speed is no verdict on correctness: a slow right answer passes with fewer points."""
    slow = "return factor * (x - np.array([[sum(map(float, r)) / len(r)] for r in x.reshape(-1, x.shape[-1])], x.dtype).reshape(*x.shape[:-1], 1))"
    report = grade(numpy(slow))
    assert report.passed, [(o.check, o.message) for o in report.outcomes if not o.passed]
    speed = of(report, "speed")
    assert speed.passed
    assert speed.points < speed.max_points
    assert "x the reference's time" in speed.message


def test_branches_on_data_are_let_through(grade: Grade) -> None:
    """What cannot run on `meta` tensors is not called a device mistake."""
    report = grade(
        TORCH.format(
            body="return factor * (x - x.mean(-1, keepdim=True)) if (x == x).all().item() else x"
        )
    )
    assert of(report, "device").passed
    assert "not decided without a GPU" in of(report, "device").message


def test_blocked_checks_say_why(grade: Grade) -> None:
    """A check whose prerequisite failed is not run, and earns nothing."""
    report = grade(numpy("return x"))
    outcome = of(report, "dtype")
    assert (outcome.status, outcome.message, outcome.points) == (
        Status.BLOCKED,
        "not run: fix `values` first",
        0,
    )


def test_partial_credit(grade: Grade) -> None:
    """The cases of a check share its points."""
    report = grade(numpy("return x - x.mean(-1, keepdims=True)"))  # ignores `factor`
    points = {o.case: o.points for o in report.outcomes if o.check == "values"}
    assert points == {"rect": 1.0, "square": 1.0, "batch": 0.0}


def test_hidden_cases_show_nothing(grade: Grade) -> None:
    """The message of a hidden case has no values, and its evidence is dropped."""
    report = grade(numpy("return x - x.mean(-1, keepdims=True)"))
    shown = redacted(report, Audience.OWNER, "full")
    hidden = next(o for o in shown.outcomes if o.case == "batch" and o.check == "values")
    assert hidden.hidden
    assert hidden.evidence.lines == ()
    assert hidden.message == "output: 30 of 30 entries differ"
