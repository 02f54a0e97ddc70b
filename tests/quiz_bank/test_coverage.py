"""Every mistake that a check can find in code has a question to come back as."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import Content
from grader.content.quizzes import Quizzes

ROOT = Path(__file__).parents[2]
COURSE = Content(ROOT, base=ROOT)
ENTRIES = [entry for head in Quizzes(COURSE).heads for entry in head.entries]
NAMED = {name for entry in ENTRIES for name in entry.misconceptions}
EXERCISES = [head.id for head in COURSE.heads()]
FEWEST = 3


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_mistake_is_asked_about(exercise: str) -> None:
    """A misconception diagnosed in code is named by some question, so review can bring it up."""
    listed = COURSE.exercise(exercise).slips
    assert [name for name in listed if name not in NAMED] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_exercise_has_questions(exercise: str) -> None:
    """Each exercise is named by some questions, which send the learner to it."""
    assert sum(entry.exercise == exercise for entry in ENTRIES) >= FEWEST
