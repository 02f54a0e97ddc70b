"""JSON lines: one object per student and exercise, for programs."""

from __future__ import annotations

import json

from grader import registry
from grader.classroom.exports import Exported, ExportOptions
from grader.classroom.gradebook import Gradebook
from grader.classroom.store import Store
from grader.reports import Audience, Display, view

KIND = "jsonl"
FILE = "grades.jsonl"


def export(book: Gradebook, store: Store, options: ExportOptions) -> Exported:
    """Return one file; the outcomes are those of `grader check --format json`."""
    render = registry.member("reports", "json").render
    lines = []
    for grade in book.grades:
        line = {
            "student": book.students[grade.student].id,
            "exercise": grade.exercise,
            "state": grade.state,
            "score": grade.score,
            "out_of": grade.worth,
            "late_days": grade.late,
            "penalty": grade.penalty,
            "mistakes": list(grade.mistakes),
            "note": grade.note.text(options.lang),
        }
        if grade.outcome is not None:
            line["report"] = json.loads(
                render(view(store.report(grade.outcome), Audience.STUDENT), Display())
            )
        lines.append(json.dumps(line, ensure_ascii=False, allow_nan=False))
    return Exported({FILE: "\n".join(lines) + "\n"})
