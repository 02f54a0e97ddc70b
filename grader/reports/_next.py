"""Which command to offer after a report."""

from __future__ import annotations

import functools

from grader.messages import Language
from grader.model import Report
from grader.reports._parts import Situation, Step
from grader.reports._rows import failing
from grader.text import command


def steps(report: Report, situation: Situation, tr: Language) -> tuple[Step, ...]:
    """Return the next steps, the most useful first."""
    if not situation.commands:
        return ()
    typed = functools.partial(command, magics=situation.magics)
    if report.internal:
        return (Step(tr("doctor"), typed("doctor")),)
    name = report.exercise
    if report.passed:
        solution = Step(tr("solution"), typed(f"solution {name} --diff"))
        if not situation.next_command:
            return (solution,)
        label = tr.in_context("the next exercise", "next")
        return (solution, Step(label, situation.next_command))
    worst = failing(report)
    if worst is not None and worst.check == "runs":
        return (Step(tr("again"), typed(f"check {name}")),)
    found = []
    if situation.hints:
        level = min(situation.hints_taken + 1, situation.hints)
        remark = tr("({n} of {of})", n=level, of=situation.hints)
        found.append(Step(tr("hint"), typed(f"hint {name}"), remark))
    if report.diagnosis:
        found.append(Step(tr("explain"), typed(f"explain {report.diagnosis[0].id}")))
    if worst is not None and worst.case and not worst.hidden:
        seed = f" --seed {report.seed}" if report.seed else ""
        file = "" if situation.magics else " -o try.py"
        found.append(Step(tr("try it"), typed(f"repro {name} {worst.case}{seed}{file}")))
    return tuple(found)
