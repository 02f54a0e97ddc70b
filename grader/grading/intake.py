"""The file comes first: decoded, parsed and imported before anything of it is called."""

from __future__ import annotations

import re
import sys
from collections import Counter

from grader.content.header import said
from grader.grading.observations import meaning
from grader.messages import Message, Place, expected
from grader.model import (
    Evidence,
    Exercise,
    Facts,
    Frame,
    Returned,
    Status,
    Submission,
    Use,
    Verdict,
)
from grader.trial import SolutionWorker, SubmissionWorker

__all__ = ["may_need_torch", "take_in"]

_TORCH = re.compile(rb"\btorch\b")
"""A file that never says the word needs no torch; one that does may."""
PASS = Verdict(Status.PASS)


def may_need_torch(submission: Submission, wanted: str | None) -> bool:
    """Whether the worker must have torch: asked for, said in the header, or in the file."""
    named = wanted or said(submission.source, "backend")
    return named == "torch" or bool(_TORCH.search(submission.source))


def take_in(submission: SubmissionWorker, solution: SolutionWorker, wanted: str | None) -> Verdict:
    """Load the file, and say in which library it is written; the first thing wrong is the verdict.

    Parameters
    ----------
    submission : SubmissionWorker
        Gets its worker, `facts` and `backend`.
    solution : SolutionWorker
        Knows the library of a variant, which is graded like a submission.
    wanted : str, optional
        The library that was asked for.
    """
    exercise = submission.exercise
    if wrong := _unreadable(submission.source, exercise.limits.source):
        return wrong
    session = submission.open()
    facts = session.inspect()
    if not isinstance(facts, Facts):
        return meaning(facts)
    submission.facts = facts
    if variant := submission.submission.variant:
        submission.backend = solution.variant(variant).backend
        wrong = _imports(exercise, facts)
    else:
        named = wanted or said(submission.source, "backend")
        submission.backend = _backend(exercise, facts, named)
        wrong = _imports(exercise, facts) or _functions(exercise, facts)
    if wrong:
        return wrong
    loaded = session.load()
    return PASS if isinstance(loaded, Returned) else meaning(loaded)


def _unreadable(source: bytes, limit: int) -> Verdict | None:
    """Refuse what is no Python text, before any worker sees it."""
    if len(source) > limit:
        size = f"{len(source) / 1024:.0f}"
        message = Message(
            "the file has {size} KiB, allowed {limit} KiB",
            size=size,
            limit=expected(limit >> 10),
            without=Message("the file has {size} KiB", size=size),
        )
        return Verdict(Status.ERROR, message, finding="size")
    if b"\0" in source:
        place = _place(source, source.index(b"\0"))
        message = Message("{place}: the file contains a NUL byte", place=place)
        return Verdict(Status.ERROR, message, finding="syntax")
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = Message("{place}: the file is not UTF-8", place=_place(source, error.start))
        return Verdict(Status.ERROR, message, finding="syntax")
    return None


def _place(source: bytes, offset: int) -> Place:
    return Place(source.count(b"\n", 0, offset) + 1)


def _backend(exercise: Exercise, facts: Facts, named: str) -> str:
    """Return what the submission is written in: said, or seen in what it uses."""
    offered = exercise.head.backends
    if named in offered:
        return named
    if len(offered) == 1:
        return offered[0]
    used, imported = _libraries(facts.uses), _libraries(facts.imports)
    if used["torch"] or used["numpy"]:  # the one that does the work
        return "torch" if used["torch"] > used["numpy"] else "numpy"
    torch = imported["torch"] and not imported["numpy"]
    return "torch" if torch else offered[0]


def _libraries(uses: tuple[Use, ...]) -> Counter[str]:
    """Return how often names of each library stand in the source."""
    return Counter(use.name.split(".")[0] for use in uses)


def _imports(exercise: Exercise, facts: Facts) -> Verdict | None:
    """Refuse modules but the standard library, the backends and what the exercise allows."""
    allowed = {*sys.stdlib_module_names, "numpy", *exercise.imports}
    allowed |= {"torch"} & set(exercise.head.backends)
    for use in facts.imports:
        root, place = use.name.split(".")[0], Place(use.line)
        if root in allowed:
            continue
        if root:
            message = Message(
                "{place}: module `{name}` is not available in this exercise",
                place=place,
                name=root,
            )
        else:
            message = Message(
                "{place}: a relative import is not available in this exercise", place=place
            )
        evidence = Evidence(frames=(Frame(use.line, "", f"import {use.name}"),))
        return Verdict(Status.ERROR, message, evidence, finding="import")
    return None


def _functions(exercise: Exercise, facts: Facts) -> Verdict | None:
    """Refuse a file without the stub's functions, or without room for their parameters."""
    entries = exercise.entries
    missing = [name for name in entries if name not in facts.bound]
    if len(missing) == len(entries) and "*" not in facts.bound:
        message = Message("the file defines no function `{name}`", name=missing[0])
        return Verdict(Status.ERROR, message, finding="missing")
    for name in entries:
        have = facts.parameters.get(name)
        if have is not None and "*" not in have and len(have) < len(entries[name]):
            message = Message(
                "{place}: `{call}` must take ({parameters})",
                place=Place(facts.functions[name]),
                call=f"{name}({', '.join(have)})",
                parameters=", ".join(p.name for p in entries[name]),
            )
            return Verdict(Status.ERROR, message, finding="signature")
    return None
