"""The conductor: which checks run, what is kept, what the calls of others show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.errors import ContentError, SandboxError
from grader.grading import Conductor
from grader.grading.conductor import KEPT
from grader.messages import Message
from grader.model import (
    Exercise,
    Job,
    Outcome,
    Report,
    Sandbox,
    Session,
    Status,
    Submission,
)
from grader.trial import SubmissionWorker

Grade = Callable[..., Report]

RIGHT = """
import numpy as np
def center(x, factor=1.0):
    if np.ndim(x) == 0: raise ValueError("no axis")
    return factor * (x - x.mean(-1, keepdims=True))
def roots(x): return 1.0, x
"""
WRONG = RIGHT.replace("factor * (x", "factor * (2 * x")


def of(report: Report, check: str) -> list[Outcome]:
    return [outcome for outcome in report.outcomes if outcome.check == check]


def test_the_file_comes_first(grade: Grade) -> None:
    """What is no Python fails as such, and nothing else is run."""
    report = grade(f"{RIGHT}1 / / 0\n")
    assert report.outcomes[0].check == "runs"
    assert report.outcomes[0].message == "syntax error at line 7: invalid syntax"
    assert {o.status for o in report.outcomes[1:]} == {Status.BLOCKED}
    assert {o.message for o in report.outcomes[1:]} == {"not run: the file must run first"}


def test_deferred_kinds_are_said_to_be(grade: Grade) -> None:
    """They earn nothing yet."""
    [speed] = of(grade(RIGHT, deferred_kinds=["speed"]), "speed")
    assert (speed.status, speed.points) == (Status.BLOCKED, 0.0)
    assert speed.message == "not run: put off until everything else passes"


def test_skipped_kinds_are_absent(grade: Grade) -> None:
    """Nothing is said of them."""
    assert of(grade(RIGHT, skipped_kinds=["speed"]), "speed") == []


def test_previous_outcomes_are_kept(grade: Grade) -> None:
    """What came out before is not run again."""
    before = of(grade(WRONG), "values")
    report = grade(RIGHT, previous=before, skipped_kinds=["speed"])
    assert of(report, "values") == before
    assert not report.passed


def test_checks_are_told_at_their_turn(grade: Grade, center: Exercise) -> None:
    """Visible cases come first, whatever the order in the report."""
    told: list[tuple[str, str]] = []
    report = grade(RIGHT, on_check=lambda *what: told.append(what), skipped_kinds=["speed"])
    hidden = [bool(case) and center.cases[case].hidden for _, case in told]
    assert hidden == sorted(hidden)
    assert any(hidden)
    assert sorted(told) == sorted((o.check, o.case) for o in report.outcomes[1:])


def test_two_time_limits_are_enough(grade: Grade) -> None:
    """Whoever never ends is not waited for at every case."""
    report = grade(RIGHT.replace("return factor", "\n    while True: pass\n    return factor"))
    statuses = [outcome.status for outcome in of(report, "values")]
    assert statuses.count(Status.TIMEOUT) <= 2
    said = {o.message for o in report.outcomes if o.status is Status.BLOCKED}
    assert "not run after two time limits" in said or statuses.count(Status.TIMEOUT) == 1


def test_an_input_modified_in_a_hidden_case_alone(grade: Grade) -> None:
    """The check of it fails, and which case it was is not said."""
    source = RIGHT.replace(
        "    return factor",
        "    if x.ndim == 3: x[0] = 0 * x[0] + x[0] * 1.5; x[0] /= 1.5\n    return factor",
    )
    report = grade(source, every_check=True)
    [modified] = of(report, "unmodified")
    assert modified.status is Status.FAIL
    assert modified.message in (
        "an input was modified in place, on a hidden case",
        "`x` was modified in place",
    )


def test_truths_of_few_exercises_are_kept(sandbox: Sandbox, center: Exercise) -> None:
    """Those used last; the workers of the others are closed."""
    conductor = Conductor(sandbox, seed=1)
    several = [replace(center, digest=f"{n}") for n in range(KEPT + 1)]
    try:
        first, second, *_, fourth = (conductor.solution(e, torch=False) for e in several[:KEPT])
        sessions = [solution.start() for solution in (first, second, fourth)]
        conductor.reference(several[0], torch=False, backend="numpy")
        conductor.cases(several[-1])
        assert [session.over is None for session in sessions] == [True, False, True]
        assert conductor.solution(several[0], torch=False) is first
        assert conductor.solution(several[1], torch=False) is not second
    finally:
        conductor.forget()
    assert all(session.over for session in sessions)


def test_a_case_is_called_for_its_result_twice_at_most(
    grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many checks want it, where the second call gives the same as the first."""
    seen: Counter[tuple[str, str, int]] = Counter()
    observe = SubmissionWorker.observe

    def counted(self: SubmissionWorker, entry: str, inputs: Any, dtype: str, **wants: Any) -> Any:
        seen[entry, dtype, id(inputs)] += not wants
        return observe(self, entry, inputs, dtype, **wants)

    monkeypatch.setattr(SubmissionWorker, "observe", counted)
    assert grade(RIGHT).outcomes[0].passed
    asked = Counter(seen.values())
    assert asked[2] <= 2
    assert max(asked) <= 2
    assert asked[1] > 5


class Watched:
    """A sandbox that notes whose workers are opened, and has none with torch."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox, self.isolation = sandbox, sandbox.isolation
        self.opened: list[str] = []

    def open(self, job: Job) -> Session:
        self.opened.append(f"{'ours' if job.trusted else 'theirs'} {job.backend}")
        if job.backend == "torch":
            raise SandboxError(Message("no torch"))
        return self.sandbox.open(job)


def test_the_reference_begins(sandbox: Sandbox, center: Exercise) -> None:
    """It computes what is right while the worker of the submission is still being started."""
    watched = Watched(sandbox)
    conductor = Conductor(watched, seed=11)
    conductor.grade(Submission(RIGHT.encode(), "mine.py"), center, {})
    assert watched.opened[:2] == ["ours numpy", "theirs numpy"]
    conductor.forget()


def test_what_needs_no_torch_begins(sandbox: Sandbox, center: Exercise) -> None:
    """Answers in NumPy are there before anybody waits for torch."""
    watched = Watched(sandbox)
    conductor = Conductor(watched, seed=11)
    with pytest.raises(SandboxError):
        conductor.grade(Submission(b"import torch\n", "mine.py"), center, {})
    assert watched.opened == ["ours numpy", "theirs torch"]
    conductor.forget()


def test_a_file_that_does_not_run_is_told_first(
    sandbox: Sandbox, center: Exercise, tmp_path: Path
) -> None:
    """Where the reference fails as well, the student hears of the file."""
    broken = tmp_path / "broken.py"
    broken.write_text("1 / 0\n")
    conductor = Conductor(sandbox, seed=11)
    exercise = replace(center, solution=str(broken), digest="another")
    report = conductor.grade(Submission(b"1 / / 0\n", "mine.py"), exercise, {})
    assert report.outcomes[0].message == "syntax error at line 1: invalid syntax"
    with pytest.raises(ContentError, match="the solution file cannot be loaded"):
        conductor.grade(Submission(RIGHT.encode(), "mine.py"), exercise, {})
    conductor.forget()
