"""What `grader progress` says, for other programs: one JSON object, or a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.learner.agenda import Agenda
    from grader.model import ExerciseHead

SCHEMA = 1
_COLUMNS = (
    "kind",
    "track",
    "name",
    "backend",
    "passed",
    "points",
    "max_points",
    "last",
    "tries",
    "hints",
    "gave_up",
)


def as_csv(agenda: Agenda, heads: Sequence[ExerciseHead]) -> str:
    """Return a row per exercise and library, and per quiz.

    Of a quiz, `tries` are the questions that were asked, `points` those that were right at once the
    last time, `max_points` all of them.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _exercises(agenda, heads):
        del row["diagnosis"]
        writer.writerow({"kind": "exercise", **row})
    for quiz in _quizzes(agenda):
        writer.writerow(
            {
                "kind": "quiz",
                "track": quiz["track"],
                "name": quiz["name"],
                "points": quiz["right"],
                "max_points": quiz["questions"],
                "tries": quiz["asked"],
            }
        )
    return text.getvalue()


def as_json(agenda: Agenda, heads: Sequence[ExerciseHead]) -> str:
    """Return one object with everything that the screen says."""
    opened = {seen.id for seen in agenda.open_misconceptions}
    whole = {
        "schema": SCHEMA,
        "days_in_a_row": agenda.days_in_a_row,
        "exercises": _exercises(agenda, heads),
        "not_tried": [head.id for head in heads if head.id not in agenda.standings],
        "quizzes": _quizzes(agenda),
        "reviews": {"due": list(agenda.due), "later_in_seconds": agenda.later},
        "misconceptions": [
            {
                "id": seen.id,
                "open": seen.id in opened,
                "seen": seen.seen,
                "last": seen.at[-1] if seen.at else "",
                "fix": sorted(seen.pending),
            }
            for seen in agenda.misconceptions.values()
        ],
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False) + "\n"


def _exercises(agenda: Agenda, heads: Sequence[ExerciseHead]) -> list[dict[str, Any]]:
    """Return a record per exercise and library, in the order of the course."""
    return [
        {
            "track": head.track,
            "name": head.id,
            "backend": score.backend,
            "passed": score.passed,
            "points": score.points,
            "max_points": score.max_points,
            "last": score.last,
            "tries": score.attempts,
            "hints": len(standing.hints),
            "gave_up": standing.gave_up,
            "diagnosis": list(score.diagnosis),
        }
        for head in heads
        if (standing := agenda.standings.get(head.id))
        for score in (standing.scores.values() or [standing.latest])
    ]


def _quizzes(agenda: Agenda) -> list[dict[str, Any]]:
    """Return a record per quiz of which a question was asked."""
    return [
        {
            "track": quiz.track,
            "name": quiz.id,
            "questions": len(quiz.entries),
            "asked": len(past),
            "right": sum(last.right for last in past),
        }
        for quiz in agenda.quizzes
        if (past := [agenda.past[e.id] for e in quiz.entries if e.id in agenda.past])
    ]
