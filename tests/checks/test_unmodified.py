"""`unmodified`: what is found by calling once more, also where the input cannot be written to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from grader.checks import values
from grader.checks.unmodified import judge
from grader.grading import Conductor
from grader.model import CheckSpec, Exercise, Status, Submission
from grader.trial import Case, SubmissionWorker, Trial

CHECK = CheckSpec("no-mutation", "unmodified", 0.0, ("rows",), {})
HEAD = "import numpy as np\nkept = {}\ndef center(x, factor=1.0):\n"
RIGHT = "x - factor * x.mean(-1, keepdims=True)"
KEPT = "kept.setdefault(x.shape, x.copy())"
PUT_BACK = f"    x *= 2\n    x /= 2\n    out = {RIGHT}\n"


@contextmanager
def trying(grader: Conductor, center: Exercise, body: str) -> Iterator[tuple[Trial, Case]]:
    """Give a submission under test, and the first case."""
    reference = grader.reference(center, torch=False, backend="numpy")
    cases = grader.cases(center)
    source = Submission((HEAD + body).encode(), "mine.py")
    worker = SubmissionWorker(source, center, grader.sandbox, cases, family="numpy", device="cpu")
    try:
        trial = Trial(center, worker, reference, cases)
        yield trial, cases.draw(center.cases[next(iter(center.cases))])
    finally:
        worker.close()


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (f"    return {RIGHT}\n", ""),
        (f"{PUT_BACK}    return out\n", "modified"),
        (f"    return kept.setdefault(x.shape, {RIGHT})\n", "overwritten"),
        (f"{PUT_BACK}    return kept.setdefault(x.shape, out)\n", "overwritten"),
        (f"    return {RIGHT} if x.flags.writeable else 1 / 0\n", ""),
        (f"    return {KEPT} if x.flags.writeable else 1 / 0\n", "overwritten"),
    ],
)
@pytest.mark.parametrize("known", [False, True], ids=["asked first", "asked before"])
def test_called_once_more(
    grader: Conductor, center: Exercise, body: str, finding: str, known: bool
) -> None:
    """Its second call is with inputs that cannot be written to; where that fails, with others.

    The first may be that of another check, long before.
    """
    with trying(grader, center, body) as (trial, case):
        if known:
            values.judge(replace(CHECK, kind="values"), case, trial)
            trial.submission.call(case.entry, {**case.inputs, "factor": 3.0}, "float64")
        verdict = judge(CHECK, case, trial)
    assert verdict.finding == finding
    assert (verdict.status is Status.PASS) is (not finding)


@pytest.mark.parametrize(
    ("known", "died", "calls"),
    [
        pytest.param(False, False, 2, id="nobody asked"),
        pytest.param(True, False, 1, id="another check asked"),
        pytest.param(True, True, 2, id="another check asked a worker that died"),
    ],
)
def test_how_often_it_calls(
    grader: Conductor,
    center: Exercise,
    monkeypatch: pytest.MonkeyPatch,
    known: bool,
    died: bool,
    calls: int,
) -> None:
    """Once, where another check has called with the same inputs, and its result is still held."""
    with trying(grader, center, f"    return {RIGHT}\n") as (trial, case):
        worker, seen = trial.submission, []
        kept = dict(worker._kept)
        if known:
            worker.result(case.entry, case.inputs, "float64")
            kept = dict(worker._kept)
        if died:
            worker.close()
            worker._kept.update(kept)
        observe = worker.observe
        monkeypatch.setattr(
            worker, "observe", lambda *a, **k: (seen.append(k), observe(*a, **k))[1]
        )
        worker._called.add(case.entry)
        assert judge(CHECK, case, trial).status is Status.PASS
    assert len(seen) == calls
