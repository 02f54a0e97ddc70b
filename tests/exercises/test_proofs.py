"""The content proves itself: every exercise and quiz, as `grader author validate` does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import Content, find_content
from grader.content.quizzes import Quizzes
from grader.model import Sandbox
from grader.proof import prove, prove_quiz

ROOT = Path(__file__).parents[2]
QUIZZES = [head.id for head in Quizzes(find_content(str(ROOT), {}, ROOT)).heads]
EXERCISES = [head.id for head in find_content(str(ROOT), {}, ROOT).heads()]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_proof(course: Content, sandbox: Sandbox, exercise: str) -> None:
    """Right variants pass, wrong ones fail and get their own names, no case is idle."""
    proof = prove(course.exercise(exercise), course.misconceptions(), sandbox, 1)
    assert proof.problems == ()


@pytest.mark.parametrize("quiz", QUIZZES)
def test_quiz_proof(course: Content, sandbox: Sandbox, quiz: str) -> None:
    """Answers are right, wrong ones are met, nothing odd is shown; of fewer draws than a proof."""
    proofs = prove_quiz(Quizzes(course).quiz(quiz), course, lambda: sandbox, variants=60)
    assert [(proof.place, proof.problems) for proof in proofs if proof.problems] == []
