"""What every written feedback says: the mistakes by name, and the one failure worth showing."""

from __future__ import annotations

from grader.reports._parts import Failure, Spot, View


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
    places = [place(view, spot) for spot in worst.spots[-1:]]
    advice = [worst.advice] if worst.advice else []
    told = [worst.told] if worst.told else []
    return [first, *worst.lines, *told, *worst.map, *places, *advice]


def the_case(view: View, worst: Failure) -> str:
    """Return the check and the case that fails, and what that is for."""
    case = f"{worst.check} / {worst.case}"
    if not worst.purpose:
        return view.tr("Smallest failing case: {case}", case=case)
    return view.tr("Smallest failing case: {case} ({purpose})", case=case, purpose=worst.purpose)


def place(view: View, spot: Spot) -> str:
    """Return a place in the submission and what stands there."""
    where = f"{view.report.file}:{spot.place}"
    if not spot.function:
        return view.tr("{label}: {text}", label=where, text=spot.text)
    return view.tr("{place} in {name}: {text}", place=where, name=spot.function, text=spot.text)
