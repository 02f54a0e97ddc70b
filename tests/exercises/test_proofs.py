"""The content proves itself: every exercise of the course, as `grader author validate` does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import Content, find_content
from grader.model import Sandbox
from grader.proof import prove

ROOT = Path(__file__).parents[2]
EXERCISES = [head.id for head in find_content(str(ROOT), {}, ROOT).heads()]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_proof(course: Content, sandbox: Sandbox, exercise: str) -> None:
    """Right variants pass, wrong ones fail and get their own names, no case is idle."""
    proof = prove(course.exercise(exercise), course.misconceptions(), sandbox, 1)
    assert proof.problems == ()
