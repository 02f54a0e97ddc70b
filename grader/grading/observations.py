"""From observations to verdicts: what it means that a call did not come back with a result."""

from __future__ import annotations

from dataclasses import replace

from grader.checks._verdicts import refused
from grader.grading.advice import on_missing, on_raised, on_time
from grader.grading.worker_says import worker_says
from grader.messages import NOTHING, Message, Place, verbatim
from grader.model import (
    Crashed,
    Evidence,
    Facts,
    Observation,
    OutOfMemory,
    Raised,
    Returned,
    Status,
    TimedOut,
    Verdict,
)
from grader.python_says import python_says


def meaning(seen: Observation, facts: Facts | None = None) -> Verdict:
    """Say what an observation other than `Returned` means for the submission.

    What the parser saw in it helps to say what the reason may be.
    """
    facts = facts or Facts({}, {}, (), ())
    match seen:
        case Raised():
            verdict = _raised(seen)
            advice = on_raised(seen)
            if verdict.finding == "missing":
                advice = on_missing(seen.message, facts)
            return replace(verdict, evidence=replace(verdict.evidence, advice=advice))
        case TimedOut():
            said = _timed_out(seen)
            if seen.line:
                place = Place(seen.line)
                said = Message("{late}: it was at {place}", late=said, place=place)
            advice = on_time(seen, facts)
            return Verdict(Status.TIMEOUT, said, Evidence(frames=seen.frames, advice=advice))
        case OutOfMemory(limit):
            said = Message("needs more than {size} MB of memory", size=limit >> 20)
            advice = Message("is one array far larger than the inputs, or does one grow in a loop?")
            return Verdict(Status.MEMORY, said, Evidence(advice=advice))
        case Crashed(reason, flood):
            advice = Message("is there a `print` in a loop? take it out") if flood else NOTHING
            return Verdict(Status.CRASH, reason, Evidence(advice=advice))
        case Returned():
            raise ValueError("a result is judged by its check")


def _timed_out(seen: TimedOut) -> Message:
    seconds = f"{seen.seconds:g}"
    match seen.limit:
        case "call":
            return Message("not finished after {seconds} s (one call)", seconds=seconds)
        case "load":
            return Message("not finished after {seconds} s (importing the file)", seconds=seconds)
        case "total":
            return Message("not finished after {seconds} s (the whole submission)", seconds=seconds)
    return Message("not finished after {seconds} s (starting)", seconds=seconds)


def _raised(seen: Raised) -> Verdict:
    said = verbatim(f"{seen.type}: {seen.message}" if seen.message else seen.type)
    evidence = Evidence((said,), frames=seen.frames)
    match seen.stage:
        case "syntax":
            return Verdict(Status.ERROR, _syntax(seen), evidence, "syntax")
        case "load":
            return Verdict(Status.ERROR, _load(seen), evidence, "load")
        case "missing":
            missing = Message("the file defines no function `{name}`", name=seen.message)
            return Verdict(Status.ERROR, missing, finding="missing")
        case "object":
            return Verdict(Status.ERROR, worker_says(seen), finding="missing")
        case "forbidden":
            return refused(seen)
        case "given":
            spoilt = Message("the given code fails: your file has changed what it uses")
            return Verdict(Status.ERROR, spoilt, evidence, finding="raised")
        case "result":
            returned = Message("returned {what}", what=worker_says(seen))
            return Verdict(Status.FAIL, returned, finding="type")
    if "NotImplementedError" in seen.types:
        return Verdict(Status.ERROR, _not_written(seen), evidence, finding="not-written")
    return Verdict(Status.ERROR, _raised_in_call(seen), evidence, finding="raised")


def _syntax(seen: Raised) -> Message:
    said = python_says(seen.message)
    if not seen.line:
        return Message("syntax error: {said}", said=said)
    return Message("syntax error at {place}: {said}", place=Place(seen.line), said=said)


def _load(seen: Raised) -> Message:
    place = Place(seen.line)
    if "SystemExit" in seen.types:
        if not seen.line:
            return Message("the file calls `exit` when it is imported")
        return Message("the file calls `exit` when it is imported at {place}", place=place)
    if "ModuleNotFoundError" in seen.types or "ImportError" in seen.types:
        said = python_says(seen.message)
        if not seen.line:
            return Message("an import fails: {said}", said=said)
        return Message("an import fails at {place}: {said}", place=place, said=said)
    if not seen.line:
        return Message("importing the file raises `{type}`", type=seen.type)
    return Message("importing the file raises `{type}` at {place}", type=seen.type, place=place)


def _not_written(seen: Raised) -> Message:
    place = Place(seen.line)
    if not seen.frames:
        return Message("the function is not written yet")
    name = seen.frames[-1].function
    if not seen.line:
        return Message("`{name}` is not written yet", name=name)
    return Message("`{name}` is not written yet at {place}", name=name, place=place)


def _raised_in_call(seen: Raised) -> Message:
    if not seen.line:
        return Message("`{type}` when your function was called", type=seen.type)
    return Message("`{type}` at {place} of your file", type=seen.type, place=Place(seen.line))
