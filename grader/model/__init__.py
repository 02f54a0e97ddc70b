"""The nouns of the grader: frozen records, enums and protocols; no I/O, nothing heavy imported.

A name is imported from its module on first use: making forty record classes takes longer than
everything else a light command does.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.model.calls import (
        Array,
        Asked,
        Call,
        Crashed,
        Facts,
        Frame,
        Generator,
        Given,
        Job,
        Observation,
        OutOfMemory,
        Raised,
        Returned,
        Skipped,
        Stock,
        TimedOut,
        Use,
        Warned,
    )
    from grader.model.exercise import (
        INIT,
        SCRIPT,
        CaseSpec,
        CheckSpec,
        Exercise,
        GivenCode,
        Limits,
        Methods,
        Parameter,
        Slip,
    )
    from grader.model.protocols import Sandbox, Session
    from grader.model.verdicts import (
        Diagnosis,
        Evidence,
        Input,
        Isolation,
        Outcome,
        Report,
        Sample,
        Status,
        Submission,
        Truth,
        Verdict,
        share_of,
    )
    from grader.model.words import ExerciseHead, Field, Hint, Mark, Misconception, Text

__all__ = [
    "INIT",
    "SCRIPT",
    "Array",
    "Asked",
    "Call",
    "CaseSpec",
    "CheckSpec",
    "Crashed",
    "Diagnosis",
    "Evidence",
    "Exercise",
    "ExerciseHead",
    "Facts",
    "Field",
    "Frame",
    "Generator",
    "Given",
    "GivenCode",
    "Hint",
    "Inner",
    "Input",
    "Isolation",
    "Job",
    "Limits",
    "Mark",
    "Methods",
    "Misconception",
    "Observation",
    "Origin",
    "OutOfMemory",
    "Outcome",
    "Parameter",
    "Raised",
    "Report",
    "Returned",
    "Sample",
    "Sandbox",
    "Session",
    "Skipped",
    "Slip",
    "Status",
    "Stock",
    "Submission",
    "Text",
    "TimedOut",
    "Truth",
    "Use",
    "Verdict",
    "Warned",
    "share_of",
]

_HOME = {
    "Text": "words",
    "Mark": "words",
    "Origin": "words",
    "Field": "words",
    "ExerciseHead": "words",
    "Misconception": "words",
    "Hint": "words",
    "INIT": "exercise",
    "SCRIPT": "exercise",
    "Methods": "exercise",
    "CaseSpec": "exercise",
    "CheckSpec": "exercise",
    "Slip": "exercise",
    "Limits": "exercise",
    "Parameter": "exercise",
    "Exercise": "exercise",
    "GivenCode": "exercise",
    "Array": "calls",
    "Stock": "calls",
    "Given": "calls",
    "Asked": "calls",
    "Generator": "calls",
    "Call": "calls",
    "Frame": "calls",
    "Returned": "calls",
    "Skipped": "calls",
    "Raised": "calls",
    "TimedOut": "calls",
    "OutOfMemory": "calls",
    "Crashed": "calls",
    "Observation": "calls",
    "Use": "calls",
    "Inner": "calls",
    "Warned": "calls",
    "Facts": "calls",
    "Job": "calls",
    "Status": "verdicts",
    "Evidence": "verdicts",
    "Input": "verdicts",
    "Sample": "verdicts",
    "Verdict": "verdicts",
    "share_of": "verdicts",
    "Outcome": "verdicts",
    "Diagnosis": "verdicts",
    "Submission": "verdicts",
    "Isolation": "verdicts",
    "Report": "verdicts",
    "Truth": "verdicts",
    "Session": "protocols",
    "Sandbox": "protocols",
}


def __getattr__(name: str) -> Any:
    """Find a noun in its module."""
    if name not in _HOME:
        raise AttributeError(f"module `grader.model` has no `{name}`")
    value = getattr(importlib.import_module(f"grader.model.{_HOME[name]}"), name)
    globals()[name] = value
    return value
