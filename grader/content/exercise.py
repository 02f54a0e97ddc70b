"""One exercise file and its solution file as a validated `Exercise`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.content.about import About
from grader.content.cases import read_cases
from grader.content.checks import read_checks
from grader.content.formulas import given_names
from grader.content.given import read_given
from grader.content.head import WHAT, read_head
from grader.content.hints import read_hints
from grader.content.names import within
from grader.content.node import Node, compose
from grader.content.options import Scope, read_measures
from grader.content.reader import Reading, read
from grader.content.slips import read_slips
from grader.content.solution import GIVEN
from grader.content.stub import Stub, read_stub
from grader.content.syntax import read_bytes, read_file, read_text
from grader.content.tables import BODY, HEAD, LIMITS, MOST, default_id
from grader.messages import Message
from grader.model import (
    CaseSpec,
    CheckSpec,
    Exercise,
    ExerciseHead,
    FigureSpec,
    Hint,
    Limits,
    Mark,
    Origin,
    Slip,
)
from grader.suggest import did_you_mean

_DEFINED = re.compile(r"^(class|def) (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Files:
    """Where an exercise and its surroundings lie; `shown` is its name in messages."""

    path: Path
    shown: str
    solution: Path
    solution_shown: str
    exercises: Collection[str]
    """Ids of all exercises of the course."""
    misconceptions: Mapping[str, Any]
    """By id: the course's list."""
    course: About
    shared: tuple[Path, ...] = ()
    """Further files that the digest covers."""


def read_exercise(files: Files) -> Exercise:
    """Load and validate an exercise.

    Raises
    ------
    ContentError
        The file, or what it says about its solution file, is wrong.
    """
    data = read_bytes(files.path, files.shown)
    text = read_text(data, files.shown)
    head = read_head(text, files.path, files.shown)
    body = read(compose(text, files.shown), (*HEAD, *BODY), WHAT)
    _check_requires(body, head, files.exercises)
    stub = read_stub(body.nodes["stub"])
    solution = _solution(body, files)
    given = read_given(solution, files.solution_shown, stub.entries)
    stub = replace(stub, given=given_names(given))
    cases = read_cases(body.nodes["cases"], stub)
    scope = Scope(stub, _measures(body, stub))
    checks = read_checks(body.nodes["checks"], cases, scope, head.backends)
    no_variants = {GIVEN, *stub.classes}
    classes = tuple(name for name in _defined(solution, "class") if name not in no_variants)
    _check_entries(body, stub, solution, files)
    slips = read_slips(body, checks, cases, classes, files.misconceptions, files.solution_shown)
    digest = _digest(data, solution.encode(), shared=files.shared)
    return Exercise(
        head=head,
        prompt=body["prompt"],
        stub=body["stub"],
        entries=stub.entries,
        classes=stub.classes,
        chained=stub.chained,
        correct=_correct(body, classes, slips, files),
        cases=cases,
        checks=checks,
        slips=slips,
        hints=_hints(body, checks),
        figures=_figures(body, cases, scope),
        limits=_limits(body),
        imports=body["imports"],
        random=_random(body, stub),
        solution=str(files.solution),
        digest=digest,
        given=given,
        origin=Origin(files.course.name, files.course.version, digest[:16]),
        marks=_marks(body.node),
    )


def _check_requires(body: Reading, head: ExerciseHead, exercises: Collection[str]) -> None:
    if not head.requires:
        return
    others = [name for name in exercises if name != head.id]
    within(
        body.nodes["requires"],
        head.requires,
        others,
        lambda name: Message("`requires` names `{name}`, which is no exercise", name=name),
    )


def _solution(body: Reading, files: Files) -> str:
    if not files.solution.is_file():
        raise body.node.error(
            Message("there is no solution file {file}", file=files.solution_shown),
            Message("write the model answer there"),
        )
    return read_file(files.solution, files.solution_shown)


def _defined(source: str, keyword: str) -> tuple[str, ...]:
    """Return what the solution file defines at module level, without parsing it."""
    return tuple(name for word, name in _DEFINED.findall(source) if word == keyword)


def _check_entries(body: Reading, stub: Stub, solution: str, files: Files) -> None:
    for entry in stub.entries:
        known = _defined(solution, "class" if entry in stub.classes else "def")
        if entry in known:
            continue
        lacking = Message(
            "{file} has no function `{name}`, which the stub asks for",
            file=files.solution_shown,
            name=entry,
        )
        if entry in stub.classes:
            lacking = Message(
                "{file} has no class `{name}`, which the stub asks for",
                file=files.solution_shown,
                name=entry,
            )
        hint = did_you_mean(entry, known) or Message("write the model answer there")
        raise body.error("stub", lacking, hint)


def _measures(body: Reading, stub: Stub) -> Mapping[str, Any]:
    if body["measures"] is None:
        return {}
    return read_measures(body.nodes["measures"], Scope(stub, {}))


def _correct(
    body: Reading, classes: tuple[str, ...], slips: Mapping[str, Slip], files: Files
) -> tuple[str, ...]:
    """Return the correct variants: as written, else every class that is no known mistake."""
    if (written := body["correct"]) is not None:
        if not written:
            raise body.error(
                "correct",
                Message("`correct` of the exercise is empty"),
                Message("leave it out: every class that no misconception names is correct"),
            )
        within(
            body.nodes["correct"],
            written,
            classes,
            lambda name: Message(
                "{file} has no class `{name}`", file=files.solution_shown, name=name
            ),
        )
        return tuple(written)
    wrong = {form.variant for slip in slips.values() for form in slip.forms}
    return tuple(name for name in classes if name not in wrong and not name.startswith("_"))


def _random(body: Reading, stub: Stub) -> tuple[str, ...]:
    names: tuple[str, ...] = tuple(body["random"])
    if names:
        methods = [m for methods in stub.classes.values() for m in methods.values()]
        functions = [f for name, f in stub.entries.items() if name not in stub.classes]
        known = [parameter.name for entry in (*functions, *methods) for parameter in entry]
        within(
            body.nodes["random"],
            names,
            known,
            lambda name: Message("`random` names `{name}`, which is no parameter", name=name),
        )
    return names


def _hints(body: Reading, checks: tuple[CheckSpec, ...]) -> tuple[Hint, ...]:
    if body["hints"] is None:
        return ()
    found = read_hints(body.nodes["hints"])
    known = [check.id for check in checks]
    for node, hint in found:
        if hint.after:
            within(
                node.value["after"],
                [hint.after],
                known,
                lambda name: Message("a hint follows `{name}`, which is no check", name=name),
            )
    return tuple(hint for _, hint in found)


def _figures(body: Reading, cases: Mapping[str, CaseSpec], scope: Scope) -> tuple[FigureSpec, ...]:
    if "figure" not in body.nodes:
        return ()
    from grader.content.figure import read_figures  # most exercises have none

    return read_figures(body.nodes["figure"], cases, scope)


def _limits(body: Reading) -> Limits:
    if body["limits"] is None:
        return Limits()
    reading = read(body.nodes["limits"], LIMITS, Message("`limits`"))
    given = {name: reading[name] for name in reading.nodes}
    for name, value in given.items():
        if value <= 0:
            raise reading.error(
                name,
                Message(
                    "`{name}` of `limits` must be above 0, got {value}", name=name, value=value
                ),
            )
        if value > MOST[name]:
            message = Message(
                "`{name}` of `limits` must be at most {most}, got {value}",
                name=name,
                most=MOST[name],
                value=value,
            )
            raise reading.error(name, message)
    return Limits(**given)


def _digest(*parts: bytes, shared: tuple[Path, ...] = ()) -> str:
    digest = hashlib.sha256()
    for data in (*parts, *(path.read_bytes() for path in shared)):
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def _marks(root: Node) -> dict[tuple[str, ...], Mark]:
    """Return the place of every key by its path; checks go by id, other list items by index."""
    marks: dict[tuple[str, ...], Mark] = {}

    def walk(node: Node, path: tuple[str, ...]) -> None:
        if isinstance(node.value, dict):
            for name, value in node.value.items():
                marks[(*path, name)] = node.key(name).mark
                walk(value, (*path, name))
        elif isinstance(node.value, list):
            for index, item in enumerate(node.value):
                name = _check_id(item) if path == ("checks",) else str(index)
                if isinstance(item.value, dict | list):
                    marks[(*path, name)] = item.mark
                    walk(item, (*path, name))

    walk(root, ())
    return marks


def _check_id(item: Node) -> str:
    said = item.value.get("id")
    return str(said.raw) if said else default_id(item.value["kind"].value)
