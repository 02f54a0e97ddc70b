"""A report as JSON and back, without loss: for the pipe to a station and for the store."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from typing import Any

from grader.model import Diagnosis, Evidence, Frame, Isolation, Outcome, Report, Status, Text

__all__ = ["from_json", "outcome", "to_json"]


def to_json(report: Report) -> str:
    """Return the report as one line of JSON."""
    return json.dumps(_finite(asdict(report)), ensure_ascii=True, separators=(",", ":"))


def _finite(value: Any) -> Any:
    """JSON has no NaN and no infinity: they are written as text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {k: _finite(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(v) for v in value]
    return value


def from_json(text: str) -> Report:
    """Return the report that `to_json` wrote."""
    data = json.loads(text)
    isolation = data.pop("isolation")
    data["isolation"] = Isolation(
        isolation["kind"],
        tuple(isolation["confines"]),
        tuple(isolation["missing"]),
        isolation["clock"],
    )
    data["title"] = Text(**data["title"])
    data["outcomes"] = tuple(outcome(o) for o in data["outcomes"])
    data["diagnosis"] = tuple(Diagnosis(**d) for d in data["diagnosis"])
    data["notes"] = tuple(data["notes"])
    return Report(**data)


def outcome(data: dict[str, Any]) -> Outcome:
    """Return the outcome that stands in a report's JSON."""
    evidence = data["evidence"]
    frames = tuple(Frame(**frame) for frame in evidence["frames"])
    for name in ("error", "allowed"):
        data[name] = None if data[name] is None else float(data[name])
    return Outcome(
        **data
        | {
            "status": Status(data["status"]),
            "evidence": Evidence(tuple(evidence["lines"]), evidence["map"], frames),
        }
    )
