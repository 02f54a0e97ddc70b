"""Prove that the figures of an exercise can be drawn of right results."""

from __future__ import annotations

from collections.abc import Iterator

from grader.checks import kind_of
from grader.errors import ContentError
from grader.grading.figure import fitting, gathered, right_of
from grader.messages import Message
from grader.model import Exercise, FigureSpec
from grader.trial import Case, Cases, Reference, SolutionWorker


def undrawn(exercise: Exercise, solution: SolutionWorker, cases: Cases) -> Iterator[ContentError]:
    """Yield what is wrong with each figure: an expression fails, or it is of no case."""
    reference = Reference(solution, exercise.head.backends[-1])
    decided = {
        name for check in exercise.checks if kind_of(check.kind).decides for name in check.cases
    }
    visible = [cases.draw(s) for n, s in exercise.cases.items() if n in decided and not s.hidden]
    for wanted in exercise.figures:
        own = [case for case in visible if wanted in fitting(exercise, case)]
        if not own:
            yield ContentError(
                Message("no visible case of a figure has all that it names"),
                mark=exercise.mark("figure"),
                hint=Message("`function: f` says of which calls it is"),
            )
        yield from _refused(wanted, own, cases, reference)


def _refused(
    wanted: FigureSpec, own: list[Case], cases: Cases, reference: Reference
) -> Iterator[ContentError]:
    for case in own:
        try:
            right = right_of(reference, cases, case, "float64")
            gathered(wanted, right, right, None)
        except ContentError as error:
            yield error
            return
