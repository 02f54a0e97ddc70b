"""Gradescope's `results.json`: one test per check, texts as plain text, nothing of hidden cases."""

from __future__ import annotations

import json
from typing import Any

from grader.model import Report, Status
from grader.reports import Situation
from grader.reports._feedback import failure, mistakes
from grader.reports._language import in_language
from grader.reports._public import public
from grader.reports._rows import Row, rows, verdict
from grader.reports._words import words

KIND = "gradescope"


def render(
    report: Report,
    *,
    lang: str = "en",
    width: int = 80,
    color: bool = False,
    details: str = "full",
    situation: Situation | None = None,
    traceback: bool = False,
    quiet: bool = False,
) -> str:
    """Return the document. A report with a failure of ours has no score: it is no mark."""
    report = in_language(public(report, details), lang, situation)
    say = words(lang)
    lines = [verdict(report, lang)]
    lines += [f"{title}\n{text}" for title, text in mistakes(report, lang)]
    if details != "none":
        lines += failure(report, situation or Situation(), lang)
    lines += [f"{say.note}{say.colon}{note}" for note in report.notes]
    document: dict[str, Any] = {
        "output": "\n".join(lines),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "execution_time": round(report.seconds, 3),
        "tests": [_test(n, row) for n, row in enumerate(rows(report, lang), start=1)],
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
