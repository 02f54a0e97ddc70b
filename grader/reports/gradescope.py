"""Gradescope's `results.json`: one test per check, texts as plain text, nothing of hidden cases."""

from __future__ import annotations

import json
from typing import Any

from grader.model import Status
from grader.reports import Audience, Display, Row, View
from grader.reports._feedback import failure, mistakes

KIND = "gradescope"
AUDIENCE = Audience.STUDENT


def render(view: View, options: Display) -> str:
    """Return the document. A report with a failure of ours has no score: it is no mark."""
    report, tr = view.report, view.tr
    lines = [view.points]
    lines += [f"{title}\n{text}" for title, text in mistakes(view)]
    lines += failure(view)
    lines += [tr("note: {note}", note=note) for note in view.notes]
    lines.append(tr("isolation: {isolation}", isolation=view.isolation))
    document: dict[str, Any] = {
        "output": "\n".join(lines),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "execution_time": round(report.seconds, 3),
        "tests": [_test(n, row) for n, row in enumerate(view.rows, start=1)],
        "extra_data": {"exercise": report.exercise, "seed": report.seed},
    }
    if not report.internal:
        document["score"] = round(report.points, 2)
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def refusal(message: str) -> str:
    """Return the document of a submission that cannot be graded, and that the student can mend."""
    document = {"score": 0.0, "output": message, "output_format": "text", "visibility": "visible"}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _test(number: int, row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {
        "number": str(number),
        "name": row.check,
        "status": "passed" if row.status is Status.PASS else "failed",
        "output": row.text.replace("\r", ""),
        "visibility": "visible",
    }
    if row.max_points:
        found |= {"score": round(row.points, 2), "max_score": round(row.max_points, 2)}
    return found
