"""One JSON object per report, for programs: never colour, never anything else."""

from __future__ import annotations

import json
import math
from typing import Any

from grader.model import Outcome, Report
from grader.reports import Situation
from grader.reports._rows import shown

KIND = "json"
SCHEMA = 1


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
    """Return `report` as one line of JSON; every argument but `details` is for other formats."""
    report = shown(report, details)
    document = {
        "schema": SCHEMA,
        "exercise": report.exercise,
        "passed": report.passed,
        "points": float(report.points),
        "max_points": float(report.max_points),
        "seed": report.seed,
        "sandbox": {
            "kind": report.isolation.kind,
            "confines": list(report.isolation.confines),
            "missing": list(report.isolation.missing),
            "clock": report.isolation.clock,
        },
        "outcomes": [_outcome(outcome) for outcome in report.outcomes],
        "diagnosis": [
            {"id": d.id, "message": d.message, "evidence": d.evidence} for d in report.diagnosis
        ],
        "seconds": _finite(report.seconds),
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n"


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "check": outcome.check,
        "kind": outcome.kind,
        "case": outcome.case,
        "status": outcome.status.value,
        "message": outcome.message,
        "points": round(float(outcome.points), 6),
        "max_points": round(float(outcome.max_points), 6),
        "seconds": _finite(outcome.seconds),
    }


def _finite(value: float) -> float | None:
    return round(value, 6) if math.isfinite(value) else None
