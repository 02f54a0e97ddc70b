"""The functions of `import grader`: what the commands do, with values instead of screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from typing import Any

from grader.errors import UsageError
from grader.interface import cells, objects, options
from grader.interface.checking import check as checked
from grader.interface.checking import situation
from grader.interface.desk import Desk
from grader.interface.report import Report
from grader.interface.running import in_cells, running_work, wanted_by
from grader.interface.screen import Screen
from grader.interface.terminal import Prompt, Terminal
from grader.interface.told import told
from grader.interface.warm import WARM
from grader.interface.which import backend_of, exercises_in, leaf_at
from grader.interface.work import Work, works
from grader.messages import Message


@told
def check(
    work: str | PathLike[str] | Callable[..., Any] | None = None,
    exercise: str | None = None,
    *,
    backend: str | None = None,
    seed: int | None = None,
    device: str = "cpu",
    lang: str = "",
    details: str = "full",
    content: str = "",
) -> Report:
    """Grade a function, a file or an exercise; the attempt is recorded, as by `grader check`.

    Nothing of the work is run in this process: its source goes into the sandbox.

    Parameters
    ----------
    work : function, class, str or path, optional
        What to grade. The name of an exercise means the learner's own file, or the cells of the
        notebook that is running, where they define its functions. Without it, what was worked on
        last.
    exercise : str, optional
        The exercise, where the work does not say it.
    backend : str, optional
        `numpy` or `torch`; found from the source if absent.
    seed : int, optional
        Draws the inputs of an earlier report.
    device : str
        Where tensors are placed: `cpu`, `cuda`, `mps` or `auto`.
    lang : str
        Language of the report; that of `$GRADER_LANG` by default.
    details : str
        How much a failure reveals: `full`, `actual` or `none`.
    content : str
        The folder of the course, where it is not the usual one.

    Returns
    -------
    Report
        True where everything passed.

    Raises
    ------
    UsageError
        The work has no source that can be graded, or it is not plain which exercise it is for.
    ContentError
        The exercise itself is broken.
    SandboxError
        No sandbox could be started.
    """
    options.examine(backend=backend, seed=seed, device=device, details=details, lang=lang)
    desk = _desk(lang, content)
    return check_at(
        desk,
        _chosen(desk, work, exercise or "", backend or ""),
        backend=backend,
        seed=seed,
        device=device,
        details=details,
    )


def check_at(
    desk: Desk,
    work: Work,
    *,
    backend: str | None = None,
    seed: int | None = None,
    device: str = "cpu",
    details: str = "full",
) -> Report:
    """Grade one work at a desk."""
    with WARM.conducting(desk, work, seed=seed, device=device) as conductor:
        task = desk.course.exercise(work.exercise)
        report = checked(desk, conductor, work, task, backend)
    around = situation(desk, report, task)
    return Report.of(report, lang=desk.lang, details=details, situation=around)


def _chosen(
    desk: Desk, work: str | PathLike[str] | Callable[..., Any] | None, exercise: str, backend: str
) -> Work:
    """Return the one work that is meant."""
    if work is None or isinstance(work, str | PathLike):
        return named_work(desk, "" if work is None else str(work), exercise, backend)
    found = objects.find(work, desk.cwd)
    if exercise:
        identity = desk.exercise_id(exercise)
        _refuse_beside(work, wanted_by(desk, identity), found)
    else:
        identity = _asking_for(desk, getattr(work, "__name__", ""), found)
    return Work(found.path, identity, backend_of(found.path, identity, found.given), found.given)


def _refuse_beside(work: Callable[..., Any], wanted: set[str], found: objects.Found) -> None:
    """Refuse what is not asked for where that stands beside it, for that would be graded.

    Raises
    ------
    UsageError
        It does.
    """
    own = found.name
    if own in wanted:
        return
    from grader.classroom.work import seen

    beside = wanted & seen(leaf_at(found.path, found.given)).names
    if beside:
        template = (
            Message("`{name}` stands outside of class `{own}`, too", name=min(beside), own=own)
            if isinstance(work, type)
            else Message(
                "`{name}` is asked for, and stands beside `{own}`", name=min(beside), own=own
            )
        )
        raise UsageError(template, hint=objects.BY_NAME)


def named_work(desk: Desk, target: str, exercise: str = "", backend: str = "") -> Work:
    """Return the work at a path, or for an exercise; of a notebook that is running, its cells."""
    is_file = (desk.cwd / target).is_file() if target else False
    named = "" if is_file or target.endswith((".py", ".ipynb")) else exercise or target
    shell = cells.shell()
    if shell is not None and not named and not target:
        named = _one_of(in_cells(desk, shell), cells.place(desk.cwd).name)
    if (found := running_work(desk, named)) is not None:
        return found
    if named and exercise and desk.exercise_id(exercise) != desk.exercise_id(target or exercise):
        raise UsageError(
            Message("`{work}` and `{exercise}` are two exercises", work=target, exercise=exercise)
        )
    chosen = works(desk, (target or exercise,) if target or exercise else (), exercise, backend)
    _one_of([work.exercise for work in chosen], target)
    return chosen[0]


def _one_of(names: Sequence[str], path: str) -> str:
    """Return the one exercise that a file is for.

    Raises
    ------
    UsageError
        There are several.
    """
    if len(names) > 1:
        raise UsageError(
            Message("`{path}` is for several exercises: {names}", path=path, names=tuple(names)),
            hint=Message("name one: `exercise=`"),
        )
    return names[0]


def _asking_for(desk: Desk, name: str, found: objects.Found) -> str:
    """Return the exercise that asks for a function of this name; of several, what the file says."""
    from grader.content.statement import read_statement
    from grader.interface.which import defined

    course = desk.course
    asking = [one for one in course.ids if name in defined(read_statement(course, one).stub)]
    if len(asking) == 1:
        return asking[0]
    if not asking:
        raise UsageError(
            Message("no exercise asks for `{name}`", name=name),
            hint=Message("name the exercise: `exercise=`; `grader list` shows all"),
        )
    named = [one for one in exercises_in(desk, found.path, found.given) if one in asking]
    if len(named) == 1:
        return named[0]
    raise UsageError(
        Message("`{name}` is asked for by {names}", name=name, names=tuple(asking)),
        hint=Message("name the exercise: `exercise=`"),
    )


@told
def show(exercise: str, *, lang: str = "", content: str = "") -> Screen:
    """Return the statement of an exercise; `data` has `title`, `statement` and `stub`."""
    from grader.interface.statement import statement_screen

    desk = _desk(lang, content)
    return statement_screen(desk, desk.exercise_id(exercise))


@told
def hint(
    exercise: str = "", level: int | None = None, *, lang: str = "", content: str = ""
) -> Screen:
    """Return the next hint, which is recorded; `data` has `level`, `of` and `text`."""
    from grader.interface.hints import hint_screen

    return hint_screen(_desk(lang, content), exercise, level)


@told
def explain(code: str = "", *, lang: str = "", content: str = "") -> Screen:
    """Return what there is to say of a mistake that a report named; without one, those open."""
    from grader.interface.explaining import explain_screen

    return explain_screen(_desk(lang, content), code)


@told
def repro(
    exercise: str, case: str, *, seed: int | None = None, lang: str = "", content: str = ""
) -> Screen:
    """Return a script that calls the learner's function on one case, without the grader.

    Inputs are those of the last report, or of the `seed` that is named.
    """
    from grader.interface.repro import repro_script

    options.examine(seed=seed)
    desk = _desk(lang, content)
    text, path = repro_script(desk, exercise, case, seed)
    return Screen(text, {"file": str(path)})


@told
def progress(*, lang: str = "", content: str = "") -> Screen:
    """Return open mistakes, points and reviews; `data` is what `--format json` prints."""
    import json

    from grader.interface.progress_data import as_json
    from grader.interface.progress_screen import progress_screen

    desk = _desk(lang, content)
    agenda, heads = desk.agenda(desk.readable_quizzes()), desk.course.heads()
    text = progress_screen(desk, agenda, heads, everything=True)
    return Screen(text, json.loads(as_json(agenda, heads)))


@told
def quiz(
    name: str = "", n: int = 8, *, seed: int | None = None, lang: str = "", content: str = ""
) -> bool:
    """Ask the questions of a quiz here, line by line; return whether it is passed.

    Parameters
    ----------
    name : str
        A quiz, or one question as `QUIZ#ID`; the next quiz by default.
    n : int
        Questions at most.
    seed : int, optional
        The same variants for everybody who names it.
    """
    from grader.interface.selecting import quiz_selection
    from grader.interface.session import run

    terminal = _terminal(lang, content)
    return run(terminal, quiz_selection(terminal, name, n, seed)) == 0


@told
def review(n: int = 10, *, seed: int | None = None, lang: str = "", content: str = "") -> bool:
    """Ask the questions that are due, line by line; return whether they are passed."""
    from grader.interface.selecting import nothing_due, review_selection
    from grader.interface.session import run

    terminal = _terminal(lang, content)
    selection = review_selection(terminal, n, seed)
    if selection is None:
        terminal.emit(nothing_due(terminal) + "\n")
        return True
    return run(terminal, selection) == 0


def _desk(lang: str, content: str) -> Desk:
    """Return the desk of this process; in a notebook, commands are told as its magics."""
    options.examine(lang=lang)
    desk = Desk(content=content, lang=lang)
    shell = cells.shell()
    desk.magics = shell is not None
    if shell is not None:
        cells.remember_raised(shell)
    return desk


def _terminal(lang: str, content: str) -> Terminal:
    terminal = Prompt() if cells.shell() is not None else Terminal()
    terminal.lang, terminal.content = lang or terminal.lang, content
    return terminal
