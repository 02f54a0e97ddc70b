"""A learner's files: what to check, a fresh one, and which file belongs to which exercise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UsageError
from grader.interface.desk import Desk
from grader.interface.files import unreadable
from grader.interface.which import backend_of, exercises_in, leaf_at
from grader.messages import Language, Message
from grader.model import ExerciseHead

if TYPE_CHECKING:
    from grader.classroom.notebook import Module
    from grader.classroom.records import Leaf
    from grader.classroom.work import Work as HandedIn
    from grader.model import Exercise, Report


@dataclass(frozen=True, slots=True)
class Work:
    """A file to check, the exercise it belongs to, and the backend it says it is for.

    `given` is what it says, where that is in no file yet: of a notebook that is running, the cells
    that were run, as the bytes of a notebook.
    """

    path: Path
    exercise: str
    backend: str = ""
    given: bytes | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a file: its bytes in UTF-8, or what a notebook defines.

    `notes` say how it was read, and what was taken along.
    """

    data: bytes
    notebook: Module | None = None
    notes: tuple[Message, ...] = ()

    def labelled(self, report: Report) -> Report:
        """Return the report with the notes, and the cells of the notebook for lines."""
        if self.notebook is not None:
            from grader.classroom.notebook import relabelled

            report = relabelled(report, self.notebook)
        return replace(report, notes=(*self.notes, *report.notes))


def read(
    desk: Desk,
    path: Path,
    exercise: Exercise,
    *,
    given: bytes | None = None,
    alone: bool = False,
) -> Code:
    """Read the code of a file for an exercise, never much more than it may have.

    Parameters
    ----------
    given : bytes, optional
        What it says, where that is in no file yet.
    alone : bool
        Without the modules beside it that it imports.

    Raises
    ------
    UsageError
        It cannot be read, or is a broken notebook.
    """
    work = handed_in(desk, path, exercise, given, alone=alone)
    source, made = work.submitted(exercise)
    if made is not None and given is not None:  # who tries again runs a cell again
        made = replace(made, redefined=())
    return Code(source, made, work.notes)


def handed_in(
    desk: Desk, path: Path, exercise: Exercise, given: bytes | None = None, *, alone: bool = False
) -> HandedIn:
    """Return what a file, or what is `given` for it, hands in for an exercise.

    Raises
    ------
    UsageError
        It cannot be read, or is a broken notebook.
    """
    from grader.classroom.notebook import NOTEBOOK_BYTES, NotebookError
    from grader.classroom.work import work_of

    shown, leaf = desk.relative(path), leaf_at(desk.cwd / path, given)
    try:
        # of a notebook that is running, what is graded has a limit, not all that was ever run
        limit = exercise.limits.source if given is None or alone else NOTEBOOK_BYTES
        return work_of(leaf if alone else _with_modules(leaf, path), limit)
    except OSError as error:
        raise unreadable(shown, error) from None
    except NotebookError as error:
        raise UsageError(
            Message("cannot check `{path}`: {reason}", path=shown, reason=error.message),
            hint=Message(
                "open it in Jupyter and save it again, or copy the function into a `.py` file"
            ),
        ) from None


def _with_modules(leaf: Leaf, path: Path) -> Leaf:
    """Return a file with the modules in its folder that it imports."""
    from grader.classroom.beside import with_modules
    from grader.classroom.work import seen

    def at(place: tuple[str, ...]) -> Leaf | None:
        file = path.parent.joinpath(*place[:-1], f"{place[-1]}.py")
        return leaf_at(file) if file.is_file() else None

    return with_modules(leaf, (path.stem,), at, lambda leaf: seen(leaf).imports)


def file_name(exercise: ExerciseHead, backend: str, ending: str = ".py") -> str:
    """Return the name of the file for an exercise in a library; it can be imported."""
    end = "" if backend in ("", exercise.backends[0]) else f"_{backend}"
    return f"{exercise.id.replace('-', '_')}{end}{ending}"


def fresh(exercise: ExerciseHead, stub: str, backend: str, lang: str, given: str = "") -> str:
    """Return the text of a new file: header comment, import, stub, given code as a comment."""
    library = "import torch" if backend == "torch" else "import numpy as np"
    lines = [
        f"# grader: exercise={exercise.id} backend={backend}",
        f"# {exercise.title.get(lang)}: `grader show {exercise.id}`, `grader check {exercise.id}`",
    ]
    if library not in stub:
        lines += ["", library]
    text = "\n".join(lines) + "\n\n\n" + stub.strip("\n") + "\n"
    if not given:
        return text
    from grader.content.given import ABOUT

    comment = [Language(lang).of(ABOUT), "", *given.split("\n")]
    return f"{text}\n\n" + "\n".join(f"# {line}".rstrip() for line in comment) + "\n"


def works(desk: Desk, targets: tuple[str, ...], exercise: str, backend: str = "") -> list[Work]:
    """Return what to check, each file once: files or exercises, or the last one worked on.

    Of an exercise it is the file for the library `backend`, where there is one.

    Raises
    ------
    UsageError
        A target is neither a file nor an exercise, or has no file yet.
    """
    if targets:
        named = [w for target in targets for w in _works(desk, target, exercise, backend)]
        return list({(work.path.resolve(), work.exercise): work for work in named}.values())
    if exercise:
        identity = desk.exercise_id(exercise)
        return [work_at(file_for(desk, identity, backend), identity)]
    standings = desk.standings()
    touched = [name for name, standing in standings.items() if standing.latest.file]
    if not touched:
        raise UsageError(
            Message("nothing to check: no file named, and nothing started here"),
            hint=Message("`grader check FILE`, or `grader list` to choose an exercise"),
        )
    return [work_at(file_for(desk, touched[-1], backend), touched[-1])]


def _works(desk: Desk, target: str, exercise: str, backend: str) -> list[Work]:
    path = desk.cwd / target
    if path.is_dir():
        raise UsageError(
            Message("`{path}` is a folder", path=target),
            hint=Message("name the file, or `grader batch` for a class"),
        )
    if path.is_file():
        wanted = [desk.exercise_id(exercise)] if exercise else exercises_in(desk, path)
        return [work_at(path, identity) for identity in wanted]
    if target.endswith((".py", ".ipynb")) or "/" in target:
        raise UsageError(
            Message("no file `{path}`", path=target),
            hint=Message("`grader start EX` writes a file to begin with"),
        )
    identity = desk.exercise_id(target)
    return [work_at(file_for(desk, identity, backend), identity)]


def work_at(path: Path, exercise: str) -> Work:
    """Return the work in a file; the backend is what its header says, or the end of its name."""
    return Work(path, exercise, backend_of(path, exercise))


def file_for(desk: Desk, exercise: str, backend: str = "") -> Path:
    """Return the learner's file for an exercise.

    It is the one last started or checked, or the one of the usual name here or in the workspace;
    with `backend`, that of a library where there is one, else any.

    Raises
    ------
    UsageError
        There is none.
    """
    head = desk.course.head(exercise)
    scores = desk.standing(exercise).scores
    last_first = [*([backend] if backend else []), *reversed(list(scores)), *head.backends]
    for library in dict.fromkeys(last_first):
        if (path := own_file(desk, head, library)) is not None:
            return path
    raise no_file(exercise)


def own_file(desk: Desk, exercise: ExerciseHead, backend: str) -> Path | None:
    """Return the learner's file for an exercise in one library, if there is one."""
    score = desk.standing(exercise.id).scores.get(backend)
    name = file_name(exercise, backend)
    places = [desk.workspace / score.file] if score and score.file else []
    paths = (*places, desk.cwd / name, desk.workspace / name)
    return next((path for path in paths if path.is_file()), None)


def no_file(exercise: str, backend: str = "") -> UsageError:
    """Return the error of an exercise that was not begun, or not in a library."""
    command = f"grader start {exercise}" + (f" --backend {backend}" if backend else "")
    return UsageError(
        Message("no file for `{exercise}` yet", exercise=exercise),
        hint=Message("`{command}` writes one", command=command),
    )


def stored_name(desk: Desk, path: Path) -> str:
    """Return the name of a file in the log: relative to the workspace where it lies in it."""
    path = path.resolve()
    root = desk.workspace.resolve()
    return str(path.relative_to(root) if path.is_relative_to(root) else path)


def command_for(desk: Desk, exercise: str) -> str:
    """Return the command that goes on with an exercise: start it, check it, or read it again."""
    if desk.standing(exercise).passed:
        return desk.command(f"show {exercise}")
    return desk.command(f"{'check' if has_file(desk, exercise) else 'start'} {exercise}")


def has_file(desk: Desk, exercise: str) -> bool:
    """Whether there is a file of the learner's for an exercise."""
    try:
        file_for(desk, exercise)
    except UsageError:
        return False
    return True
