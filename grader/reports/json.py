"""One JSON object per report, for programs: never colour, never anything else.

Messages are English in it. Beside a template stands `message_data`: its template with
the parameters, as `grader.messages.to_data` writes them.
"""

from __future__ import annotations

import json
import math
from typing import Any

from grader.messages import Message, to_data
from grader.model import Diagnosis, Outcome
from grader.reports import Audience, Display, View
from grader.text import clean

KIND = "json"
AUDIENCE = Audience.OWNER
SCHEMA = 1


def render(view: View, options: Display) -> str:
    """Return the report as one line of JSON."""
    report = view.report
    document = {
        "schema": SCHEMA,
        "exercise": report.exercise,
        "passed": report.passed,
        "points": float(report.points),
        "max_points": float(report.max_points),
        "seed": report.seed,
        "content": {
            "course": report.origin.course,
            "version": report.origin.version,
            "digest": report.origin.digest,
        },
        "sandbox": {
            "kind": report.isolation.kind,
            "confines": list(report.isolation.confines),
            "missing": list(report.isolation.missing),
            "clock": report.isolation.clock,
            "fallback": report.isolation.fallback,
        },
        "outcomes": [_outcome(outcome) for outcome in report.outcomes],
        "diagnosis": [_diagnosis(mistake) for mistake in report.diagnosis],
        "seconds": _finite(report.seconds),
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n"


def _outcome(outcome: Outcome) -> dict[str, Any]:
    figure = outcome.evidence.figure
    return {
        "check": outcome.check,
        "kind": outcome.kind,
        "case": outcome.case,
        "status": outcome.status.value,
        **_with_data("message", outcome.message),
        "lines": [clean(str(line)) for line in outcome.evidence.lines],
        **({"figure": {"kind": figure.kind, "text": clean(str(figure.says))}} if figure else {}),
        "error": _measure(outcome.verdict.error),
        "allowed": _measure(outcome.verdict.allowed),
        "points": round(float(outcome.points), 6),
        "max_points": round(float(outcome.max_points), 6),
        "seconds": _finite(outcome.seconds),
    }


def _diagnosis(mistake: Diagnosis) -> dict[str, Any]:
    return {
        "id": mistake.id,
        "message": clean(mistake.says.get()),
        **_with_data("evidence", mistake.evidence),
    }


def _with_data(name: str, said: str) -> dict[str, Any]:
    """Return a message as text, and as data where it is more than that."""
    text = {name: clean(str(said))}
    if isinstance(said, Message) and said.template:
        text[f"{name}_data"] = to_data(said)
    return text


def _measure(value: float | None) -> float | None:
    """Return a measured value in full; none where it is infinite."""
    return value if value is not None and math.isfinite(value) else None


def _finite(value: float) -> float | None:
    return round(value, 6) if math.isfinite(value) else None
