"""`unmodified`: what is found by calling once more, also where the input cannot be written to."""

from __future__ import annotations

import pytest

from grader.checks.unmodified import judge
from grader.grading import Conductor
from grader.model import CheckSpec, Exercise, Status, Submission
from grader.trial import SubmissionWorker, Trial

CHECK = CheckSpec("no-mutation", "unmodified", 0.0, ("rows",), {})
HEAD = "import numpy as np\nkept = {}\ndef center(x, factor=1.0):\n"
RIGHT = "x - factor * x.mean(-1, keepdims=True)"
KEPT = "kept.setdefault(x.shape, x.copy())"
PUT_BACK = f"    x *= 2\n    x /= 2\n    out = {RIGHT}\n"


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
def test_called_once_more(grader: Conductor, center: Exercise, body: str, finding: str) -> None:
    """Its second call is with inputs that cannot be written to; where that fails, with others."""
    reference = grader.reference(center, torch=False, backend="numpy")
    cases = grader.cases(center)
    source = Submission((HEAD + body).encode(), "mine.py")
    worker = SubmissionWorker(source, center, grader.sandbox, cases, family="numpy", device="cpu")
    name = next(iter(center.cases))
    try:
        trial = Trial(center, worker, reference, cases)
        verdict = judge(CHECK, cases.draw(center.cases[name]), trial)
    finally:
        worker.close()
    assert verdict.finding == finding
    assert (verdict.status is Status.PASS) is (not finding)
