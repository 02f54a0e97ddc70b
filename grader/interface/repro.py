"""One public case of an exercise as a small script that runs without the grader."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UsageError
from grader.interface.desk import Desk
from grader.interface.lean import answers_need_all
from grader.messages import Message
from grader.suggest import nearest

if TYPE_CHECKING:
    from grader.model import CaseSpec, Exercise


def repro_script(
    desk: Desk, exercise: str, case: str, seed: int | None = None, target: Path | None = None
) -> tuple[str, Path]:
    """Return the script that calls the learner's function on a case, and the learner's file.

    Parameters
    ----------
    case : str
        Its name; `NAME/2` is its third draw.
    seed : int, optional
        Of its inputs; that of the last report by default.
    target : Path, optional
        Where the script will lie; beside the file it imports it by its name.

    Raises
    ------
    UsageError
        There is no such exercise, file or public case.
    """
    from grader.interface.running import running_work
    from grader.interface.script import script
    from grader.interface.which import header
    from grader.interface.work import file_for

    identity = desk.exercise_id(exercise)
    task = desk.course.exercise(identity)
    name, _, index = case.partition("/")
    spec = _public(task, name)
    running = running_work(desk, identity)
    path, given = (running.path, running.given) if running else (file_for(desk, identity), None)
    backend = header(path, given).get("backend") or _library(task, path, given)
    if seed is None:
        standing = desk.standing(identity)
        seed = standing.scores.get(backend, standing.latest).seed
    beside = target is not None and target.resolve().parent == path.resolve().parent
    draw = int(index) if index.isdigit() else 0
    text = script(
        task,
        spec,
        seed=seed,
        index=draw,
        backend=backend,
        want=_expected(desk, task, spec, seed, draw, backend),
        path=path.resolve(),
        same_folder=beside,
        tr=desk.tr,
    )
    return text, path


def _expected(
    desk: Desk, task: Exercise, spec: CaseSpec, seed: int, draw: int, backend: str
) -> str:
    """Return the right result of a case as source, where it is unique and can be written out."""
    from grader.checks import compared, kind_of
    from grader.interface.script import literal
    from grader.numerics.leaves import plain

    unique = any(spec.name in c.cases and kind_of(c.kind).unique for c in task.checks)
    if not unique or compared(task.checks, spec.name):
        return ""
    lean = not answers_need_all(desk.course.solution_path(task.id))
    with desk.grading(seed=seed, lean=lean, libraries=[backend]) as grader:
        reference = grader.reference(task, torch=backend == "torch", backend=backend)
        inputs = grader.cases(task).draw(spec, draw).inputs
        result = plain(reference.results(spec.call, inputs, "float64")[0])
    try:
        return literal(result, backend)
    except UsageError:
        return ""


def _library(task: Exercise, path: Path, given: bytes | None = None) -> str:
    """Return the library of a file that does not say it: the one that it names more often."""
    from grader.interface.which import leaf_at

    source, offered = leaf_at(path, given).read(1 << 20), task.head.backends
    torch, numpy = (len(re.findall(name, source)) for name in (rb"\btorch\b", rb"\b(np|numpy)\b"))
    return "torch" if "torch" in offered and torch > numpy else offered[0]


def _public(task: Exercise, name: str) -> CaseSpec:
    public = [case.name for case in task.cases.values() if not case.hidden]
    spec = task.cases.get(name)
    if spec is None:
        listed = Message("cases: {names}", names=tuple(public))
        raise UsageError(
            Message("`{exercise}` has no case `{name}`", exercise=task.id, name=name),
            hint=nearest(name, public, listed),
        )
    if spec.hidden:
        raise UsageError(
            Message("`{name}` is a hidden case", name=name),
            hint=Message("public cases: {names}", names=tuple(public)),
        )
    return spec
