"""Check the work of one person: read it, grade it, record it, and say what surrounds the report."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.interface.desk import Desk
from grader.interface.lean import answers_need_all, needs_all

if TYPE_CHECKING:
    from grader.grading import Conductor
    from grader.interface.work import Work
    from grader.model import Exercise, Report
    from grader.reports import Situation

SEEDS = 10_000
"""Inputs are drawn afresh for each check, so that no file can know them; short to type."""
Conduct = Callable[[Callable[..., "Report"]], "Report"]
"""Calls what grades, once or in turns."""


@contextmanager
def conducting(
    desk: Desk,
    works: Collection[Work],
    *,
    seed: int | None = None,
    device: str = "cpu",
    require: str | None = None,
    everything: bool = False,
) -> Iterator[Conductor]:
    """Open a conductor for some works, with the parts of libraries that they need.

    Parameters
    ----------
    seed : int, optional
        Of every draw; one of `SEEDS` where none is named.
    require : str, optional
        The sandbox that must be there.
    everything : bool
        Whether the works may change: all parts are there.
    """
    lean, libraries = needs(desk, works)
    with desk.grading(
        seed=secrets.randbelow(SEEDS) if seed is None else seed,
        device=device,
        require=require,
        lean=lean and not everything,
        libraries=libraries,
    ) as conductor:
        yield conductor


def needs(desk: Desk, works: Collection[Work]) -> tuple[bool, tuple[str, ...]]:
    """Return whether works do without the parts of torch that start slowly, and their libraries."""
    sources = [(work, _source(work)) for work in works]
    answers = {desk.course.solution_path(work.exercise) for work in works}
    whole = any(needs_all(source) for _, source in sources) or any(map(answers_need_all, answers))
    libraries = {name for work, source in sources for name in _libraries(desk, work, source)}
    return not whole, tuple(sorted(libraries, reverse=True))


def _source(work: Work) -> bytes:
    """Return what a work says in UTF-8; nothing where it cannot be read, which is told later."""
    from grader.classroom.encodings import decoded
    from grader.interface.which import leaf_at

    try:
        read = decoded(
            leaf_at(work.path, work.given).read(1 << 20)
        )  # a larger one is refused, unread
    except OSError:
        return b""
    return read.text.encode("utf-8", "replace")


def _libraries(desk: Desk, work: Work, source: bytes) -> set[str]:
    """Return the libraries that grading a work will need."""
    offered = desk.course.head(work.exercise).backends
    torch = "torch" in offered and (b"torch" in source or "numpy" not in offered)
    return {"numpy"} & set(offered) | ({"torch"} if torch else set())


def check(
    desk: Desk,
    conductor: Conductor,
    work: Work,
    task: Exercise,
    backend: str | None = None,
    *,
    on_check: Callable[[str, str], None] | None = None,
    conduct: Conduct | None = None,
) -> Report:
    """Grade one work and record what came out.

    Parameters
    ----------
    task : Exercise
        What the work is for, as it was read for this check.
    backend : str, optional
        The library that was asked for; else what the work says.
    on_check : callable, optional
        Told every check and the name of its case when it is their turn.
    conduct : callable, optional
        Calls what grades, for who wants it done in turns.
    """
    from grader.interface.work import read, stored_name
    from grader.model import Submission

    code = read(desk, work.path, task, given=work.given)

    def grade(**turn: Collection[object]) -> Report:
        return conductor.grade(
            Submission(code.data, desk.relative(work.path)),
            task,
            desk.course.misconceptions_of(work.exercise),
            backend=backend or work.backend or None,
            on_check=on_check,
            **turn,  # type: ignore[arg-type]
        )

    report = code.labelled(conduct(grade) if conduct else grade())
    if not report.internal:
        file = stored_name(desk, work.path) if work.path.is_file() else ""
        _record(desk, report, file, code.data)
    return report


def _record(desk: Desk, report: Report, file: str, code: bytes) -> None:
    from grader.learner.log import digest

    unreadable = any(outcome.finding == "syntax" for outcome in report.outcomes)
    failed = dict.fromkeys(outcome.check for outcome in report.outcomes if not outcome.passed)
    desk.record(
        "checked",
        report.exercise,
        file=file,
        backend=report.backend,
        digest=digest(code),
        **({"syntax": True} if unreadable else {}),
        passed=report.passed,
        points=report.points,
        max_points=report.max_points,
        seed=report.seed,
        failed=list(failed),
        diagnosis=[mistake.id for mistake in report.diagnosis],
    )


def situation(desk: Desk, report: Report, task: Exercise) -> Situation:
    """Return what surrounds a report: the attempt, the hints, and what comes after a pass."""
    from grader.interface.work import command_for
    from grader.learner.agenda import next_exercise
    from grader.reports import Situation

    standings = desk.standings()
    standing = standings.get(report.exercise)
    ahead = ""
    if report.passed:
        ahead = next_exercise(desk.course.heads(), standings, report.exercise)
    score = standing.scores.get(report.backend) if standing else None
    return Situation(
        attempt=score.attempts if score else 0,
        hints_taken=len(standing.hints) if standing else 0,
        hints=len(task.hints),
        purposes={name: case.purpose for name, case in task.cases.items()},
        next_command=command_for(desk, ahead) if ahead else "",
        magics=desk.magics,
    )
