"""Submissions by many hands: correct ones pass whole, wrong ones fail under their right names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.content import Content
from grader.grading import Grader
from grader.model import Report, Submission
from grader.sandbox import choose

TESTS = Path(__file__).parent
HEADER = re.compile(r"# expect: fail; mistake: (?P<id>[a-z0-9-]+); \S")
SEEDS = (3, 29)


def files(folder: str) -> list[object]:
    """The submissions below a folder, each with the id `<exercise>/<file>`."""
    paths = sorted((TESTS / folder).glob("*/*.py"))
    return [pytest.param(p, id=f"{p.parent.name}/{p.stem}") for p in paths]


@pytest.fixture(scope="session", params=SEEDS)
def seeded(request: pytest.FixtureRequest) -> Iterator[Grader]:
    """A grader in the default sandbox, once for every seed."""
    with Grader(choose(), seed=request.param) as opened:
        yield opened


@pytest.fixture(scope="session")
def confined() -> Iterator[Grader]:
    """A grader in the default sandbox."""
    with Grader(choose(), seed=SEEDS[0]) as opened:
        yield opened


def graded(path: Path, grader: Grader, course: Content) -> Report:
    exercise = course.exercise(path.parent.name)
    submission = Submission(path.read_bytes(), path.name)
    return grader.grade(submission, exercise, course.misconceptions())


def failures(report: Report) -> list[str]:
    """What a submission lost; speed may cost points on a busy machine."""
    return [
        f"{o.check} {o.case}: {o.status} {o.message}"
        for o in report.outcomes
        if not o.passed and o.kind != "speed"
    ]


@pytest.mark.parametrize("path", files("correct"))
def test_a_correct_submission_passes(path: Path, seeded: Grader, course: Content) -> None:
    """However it is written, a right answer loses nothing."""
    report = graded(path, seeded, course)
    assert failures(report) == []


@pytest.mark.parametrize("path", files("wrong"))
def test_a_wrong_submission_fails_by_name(path: Path, confined: Grader, course: Content) -> None:
    """A listed mistake is named; one that is not listed is not given a wrong name."""
    header = HEADER.match(path.read_text())
    assert header, f"{path}: the first line says what to expect"
    report = graded(path, confined, course)
    assert failures(report), "nothing was found wrong"
    assert not report.internal
    named = [diagnosis.id for diagnosis in report.diagnosis]
    if header["id"] == "none":
        assert named == []
    else:
        assert header["id"] in named


def test_a_mistake_in_chinese(confined: Grader, course: Content) -> None:
    """Name, text and evidence are in the language that is asked for."""
    source = (TESTS / "wrong/scaled-dot-product-attention/no_scale.py").read_bytes()
    exercise = course.exercise("scaled-dot-product-attention")
    submission = Submission(source, "no_scale.py")
    [found] = confined.grade(submission, exercise, course.misconceptions(), lang="zh").diagnosis
    assert found.evidence.startswith(f"你的输出与“{found.title}”的参考实现在 ")
    assert " probes" not in found.evidence
