"""What every written feedback says: the mistakes by name, and the one failure worth showing."""

from __future__ import annotations

from grader.model import Frame
from grader.reports._parts import Failure, View

__all__ = ["failure", "mistakes", "place", "the_case"]


def mistakes(view: View) -> list[tuple[str, str]]:
    """Return title and text of each named mistake."""
    return [
        (
            view.tr("mistake: {title}", title=mistake.title),
            "\n".join(filter(None, (mistake.message, mistake.evidence))),
        )
        for mistake in view.mistakes
    ]


def failure(view: View) -> list[str]:
    """Return the lines of the smallest failing case; nothing where all is well."""
    worst, tr = view.failure, view.tr
    if worst is None:
        return []
    if worst.case:
        first = the_case(view, worst)
    else:
        first = tr("{label}: {text}", label=worst.check, text=worst.message)
    places = [place(view, frame) for frame in worst.frames[-1:]]
    return [first, *worst.lines, *worst.map, *places]


def the_case(view: View, worst: Failure) -> str:
    """Return the check and the case that fails, and what that is for."""
    case = f"{worst.check} / {worst.case}"
    if not worst.purpose:
        return view.tr("Smallest failing case: {case}", case=case)
    return view.tr("Smallest failing case: {case} ({purpose})", case=case, purpose=worst.purpose)


def place(view: View, frame: Frame) -> str:
    """Return a place in the submission and what stands there."""
    where = f"{view.report.file}:{frame.line}"
    if not frame.function:
        return view.tr("{label}: {text}", label=where, text=frame.text)
    return view.tr("{place} in {name}: {text}", place=where, name=frame.function, text=frame.text)
