"""Every statement and question of the study notes has exercises and questions that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.content import Content
from grader.content.quizzes import Quizzes

ROOT = Path(__file__).parents[2]
COURSE = Content(ROOT, base=ROOT)
EXERCISES = set(COURSE.ids)
QUESTIONS = {entry.id for head in Quizzes(COURSE).heads for entry in head.entries}
ROW = re.compile(r"(?<!\\)\|")
QUESTION = re.compile(r"[a-z]+-\d\d+\Z")


def rows() -> dict[str, tuple[str, str]]:
    """The cells of each row that name exercises and questions, by the row's first cell."""
    found = {}
    for line in (Path(__file__).parent / "compass.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in ROW.split(line)[1:-1]]
        if len(cells) == 4 and cells[0] not in ("id", "---", "question"):
            found[cells[0]] = cells[2], cells[3]
    return found


@pytest.mark.parametrize("row", rows())
def test_a_row_names_what_exists(row: str) -> None:
    """Exercises by their ids, questions by theirs; `-` where a row is no statement of the field."""
    exercises, questions = rows()[row]
    named = [] if exercises.startswith("-") else re.split(r",\s*", exercises)
    asked = [] if questions.startswith("-") else re.split(r",\s*", questions)
    assert [name for name in named if name not in EXERCISES] == []
    assert [name for name in asked if not QUESTION.match(name) or name not in QUESTIONS] == []


def test_every_exercise_is_in_a_row() -> None:
    """But those that another form of the same subject stands for."""
    named = {name for exercises, _ in rows().values() for name in re.split(r",\s*", exercises)}
    forms = {"batch-norm-module", "multi-head-attention-module"}
    assert sorted(EXERCISES - named - forms) == []
