"""From observations to outcomes: what it means that a call did not come back with a result."""

from __future__ import annotations

from grader.model import (
    Crashed,
    Evidence,
    Observation,
    OutOfMemory,
    Raised,
    Returned,
    Status,
    TimedOut,
    Verdict,
)

__all__ = ["meaning"]

LIMITS = {"call": "one call", "load": "importing the file", "total": "the whole submission"}


def meaning(seen: Observation) -> Verdict:
    """Say what an observation other than `Returned` means for the submission."""
    match seen:
        case Raised():
            return _raised(seen)
        case TimedOut(limit, seconds):
            what = LIMITS.get(limit, "starting")
            return Verdict(Status.TIMEOUT, f"not finished after {seconds:g} s ({what})")
        case OutOfMemory(limit):
            return Verdict(Status.MEMORY, f"needs more than {limit >> 20} MB of memory")
        case Crashed(reason):
            return Verdict(Status.CRASH, reason)
        case Returned():
            raise ValueError("a result is judged by its check")


def _raised(seen: Raised) -> Verdict:
    said = f"{seen.type}: {seen.message}" if seen.message else seen.type
    evidence = Evidence((said,), frames=seen.frames)
    at = f" at line {seen.line}" if seen.line else ""
    match seen.stage:
        case "syntax":
            return Verdict(Status.ERROR, f"syntax error{at}: {seen.message}", evidence, "syntax")
        case "load":
            return Verdict(Status.ERROR, _load(seen, at), evidence, "load")
        case "missing":
            return Verdict(
                Status.ERROR, f"the file defines no function `{seen.message}`", finding="missing"
            )
        case "forbidden":
            return Verdict(Status.FAIL, _called(seen), Evidence(frames=seen.frames), "forbidden")
        case "result":
            return Verdict(Status.FAIL, f"returned {seen.message}", finding="type")
    if "NotImplementedError" in seen.types:
        where = f"`{seen.frames[-1].function}`" if seen.frames else "the function"
        return Verdict(
            Status.ERROR, f"{where} is not written yet{at}", evidence, finding="not-written"
        )
    where = f"{at} of your file" if at else " when your function was called"
    return Verdict(Status.ERROR, f"`{seen.type}`{where}", evidence, finding="raised")


def _called(seen: Raised) -> str:
    if seen.line:
        return f"line {seen.line} calls `{seen.message}`, which this exercise asks you to write"
    return f"calls `{seen.message}`, which this exercise asks you to write"


def _load(seen: Raised, at: str) -> str:
    if "SystemExit" in seen.types:
        return f"the file calls `exit` when it is imported{at}"
    if "ModuleNotFoundError" in seen.types or "ImportError" in seen.types:
        return f"an import fails{at}: {seen.message}"
    return f"importing the file raises `{seen.type}`{at}"
