"""The file comes first: decoded, parsed and imported before anything of it is called."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from grader.content.header import said
from grader.grading.advice import not_utf8, on_missing
from grader.grading.observations import meaning
from grader.messages import NOTHING, Message, Place, expected
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

_TORCH = re.compile(rb"\btorch\b")
"""A file that never says the word needs no torch; one that does may."""
_DIM = re.compile(rb"[(,]\s*(?:keep)?dim\s*=(?!=)")
_OF_TENSORS = frozenset(
    f".{name}"
    for name in (
        *("abs", "amax", "amin", "bmm", "clone", "detach", "double", "erf", "exp", "expand"),
        *("float", "log", "log_softmax", "logsumexp", "masked_fill", "matmul", "mm", "norm"),
        *("permute", "pow", "relu", "rsqrt", "sigmoid", "softmax", "sqrt", "square"),
        *("tanh", "tril", "triu", "type_as", "unbind", "unsqueeze"),
    )
)
"""Methods of tensors, which arrays lack; a class's own of the same name are left out."""
PASS = Verdict(Status.PASS)
_TOO_MUCH = Message("keep the functions of the exercise, and take out data and everything else")
_NO_NUL = Message("take it out, or save the file again from your editor")


def may_need_torch(submission: Submission, exercise: Exercise, wanted: str | None) -> bool:
    """Whether the worker must have torch: nothing else will do, or the file may use it."""
    backends = exercise.head.backends
    if "torch" not in backends or "numpy" not in backends:
        return "torch" in backends
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
    submission.facts = facts = replace(facts, wanted=frozenset(exercise.entries))
    absent = _absent(exercise, facts)
    if variant := submission.submission.variant:
        submission.backend = solution.variant(variant).backend
        wrong = _refused(absent[0]) if absent else None
    else:
        named = wanted or said(submission.source, "backend")
        submission.backend = _backend(exercise, facts, named, submission.source)
        present = next((use for use in absent if _root(use) in _NO_STAND_IN), None)
        wrong = (_refused(present) if present else None) or _functions(exercise, facts)
    if wrong:
        return wrong
    loaded = session.load()
    if not isinstance(loaded, Returned):
        return meaning(loaded, facts)
    if not submission.submission.variant:
        submission.notes += _notes(absent, loaded)
    return PASS


def _unreadable(source: bytes, limit: int) -> Verdict | None:
    """Refuse what is no Python text, before any worker sees it."""
    if len(source) > limit:
        message = Message(
            "the file is larger than {limit} KiB",
            limit=expected(limit >> 10),
            without=Message("the file is too large"),
        )
        return Verdict(Status.ERROR, message, Evidence(advice=_TOO_MUCH), finding="size")
    if b"\0" in source:
        place = _place(source, source.index(b"\0"))
        message = Message("{place}: the file contains a NUL byte", place=place)
        advice = not_utf8(source) if source[:2] in (b"\xff\xfe", b"\xfe\xff") else _NO_NUL
        return Verdict(Status.ERROR, message, Evidence(advice=advice), finding="syntax")
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = Message("{place}: the file is not UTF-8", place=_place(source, error.start))
        evidence = Evidence(advice=not_utf8(source))
        return Verdict(Status.ERROR, message, evidence, finding="syntax")
    return None


def _place(source: bytes, offset: int) -> Place:
    return Place(source.count(b"\n", 0, offset) + 1)


def _backend(exercise: Exercise, facts: Facts, named: str, source: bytes) -> str:
    """Return what the submission is written in: said, or seen in what it uses."""
    offered = exercise.head.backends
    if named in offered:
        return named
    if len(offered) == 1:
        return offered[0]
    used, imported = _libraries(facts.uses), _libraries(facts.imports)
    if not used["torch"] and imported["torch"] and imported["numpy"]:
        words = b"" if used["numpy"] else source  # a comment may hold them
        return "torch" if _calls_tensors(facts, words) else "numpy"
    if used["torch"] or used["numpy"]:  # the one that does the work
        return "torch" if used["torch"] > used["numpy"] else "numpy"
    return "torch" if imported["torch"] else offered[0]


def _calls_tensors(facts: Facts, source: bytes) -> bool:
    """Whether a file calls what only tensors have: `.unsqueeze(...)`, `keepdim=True`."""
    methods = {use.name for use in facts.uses}
    return bool(methods & _OF_TENSORS) or bool(_DIM.search(source))


def _libraries(uses: tuple[Use, ...]) -> Counter[str]:
    """Return how often names of each library stand in the source."""
    return Counter(use.name.split(".")[0] for use in uses)


_NO_STAND_IN = ("", "torch", "worker")
"""What is refused when it is not allowed: a relative import, and what a worker has all the same."""


def _root(use: Use) -> str:
    return use.name.split(".")[0]


def _absent(exercise: Exercise, facts: Facts) -> list[Use]:
    """Return what is imported besides the standard library, the backends and what is allowed."""
    allowed = {*sys.stdlib_module_names, "numpy", *exercise.imports}
    allowed |= {"torch"} & set(exercise.head.backends)
    found = {_root(use): use for use in reversed(facts.imports) if _root(use) not in allowed}
    return sorted(found.values(), key=lambda use: use.line)


def _refused(use: Use) -> Verdict:
    """Refuse a module that is not available."""
    place = Place(use.line)
    if root := _root(use):
        message = Message(
            "{place}: module `{name}` is not available in this exercise", place=place, name=root
        )
    else:
        message = Message(
            "{place}: a relative import is not available in this exercise", place=place
        )
    evidence = Evidence(frames=(Frame(use.line, "", f"import {use.name}"),))
    return Verdict(Status.ERROR, message, evidence, finding="import")


def _notes(absent: Sequence[Use], loaded: Returned) -> list[Message]:
    """Say which modules have stand-ins, and which statements were left out."""
    notes = [
        Message(
            "{place}: module `{name}` is not available: what the file does with it is left out, "
            "and a function that uses it fails",
            place=Place(use.line),
            name=_root(use),
        )
        for use in absent
    ]
    return notes + [
        Message(
            "{place}: `{code}` failed and was left out: {error}",
            place=Place(one.line),
            code=one.text,
            error=one.error,
        )
        for one in loaded.skipped
    ]


def _methods(facts: Facts) -> set[str]:
    """Return the functions that one class has which is made without arguments."""
    held = Counter(inner.name for inner in facts.elsewhere if inner.kind in ("class", "needy"))
    return {
        inner.name for inner in facts.elsewhere if inner.kind == "class" and held[inner.name] == 1
    }


def _functions(exercise: Exercise, facts: Facts) -> Verdict | None:
    """Refuse a file without the stub's functions, or without room for their parameters."""
    entries = exercise.entries
    missing = [name for name in entries if name not in facts.bound | _methods(facts)]
    if len(missing) == len(entries) and "*" not in facts.bound:
        message = Message("the file defines no function `{name}`", name=missing[0])
        if missing[0] in exercise.classes:
            message = Message("the file defines no class `{name}`", name=missing[0])
        evidence = Evidence(advice=on_missing(missing[0], facts))
        return Verdict(Status.ERROR, message, evidence, finding="missing")
    for name in entries:
        have = None if name in exercise.classes else facts.parameters.get(name)
        if have is not None and "*" not in have and len(have) < len(entries[name]):
            message = Message(
                "{place}: `{call}` must take ({parameters})",
                place=Place(facts.functions[name]),
                call=f"{name}({', '.join(have)})",
                parameters=", ".join(p.name for p in entries[name]),
            )
            lacks = tuple(f"`{p.name}`" for p in entries[name] if p.name not in have)
            advice = Message("add the parameter {names}, as in the starter", names=lacks)
            evidence = Evidence(advice=advice if lacks else NOTHING)
            return Verdict(Status.ERROR, message, evidence, finding="signature")
    return None
