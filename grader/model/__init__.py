"""The nouns of the grader: frozen records, enums and protocols; no I/O, nothing heavy imported.

A name is imported from its module on first use: making forty record classes takes longer than
everything else a light command does.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.messages import Text
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
        Loop,
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
        FigureSpec,
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
        Figure,
        Grid,
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
    from grader.model.words import ExerciseHead, Field, Hint, Mark, Misconception

_MODULES = {
    "words": "Text Mark Origin Field ExerciseHead Misconception Hint",
    "exercise": (
        "INIT SCRIPT Methods CaseSpec CheckSpec Slip Limits Parameter Exercise GivenCode FigureSpec"
    ),
    "calls": (
        "Array Stock Given Asked Generator Call Frame Returned Skipped Raised TimedOut "
        "OutOfMemory Crashed Observation Use Inner Loop Warned Facts Job"
    ),
    "verdicts": (
        "Status Evidence Input Sample Verdict share_of Outcome Diagnosis Submission "
        "Isolation Report Truth Figure Grid"
    ),
    "protocols": "Session Sandbox",
}
_HOME = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Find a noun in its module."""
    if name not in _HOME:
        raise AttributeError(f"module `grader.model` has no `{name}`")
    value = getattr(importlib.import_module(f"grader.model.{_HOME[name]}"), name)
    globals()[name] = value
    return value
