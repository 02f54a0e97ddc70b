"""Which command to offer after a report."""

from __future__ import annotations

from grader.model import Report
from grader.reports import Situation
from grader.reports._rows import failing
from grader.reports._words import words

__all__ = ["commands"]


def commands(report: Report, situation: Situation, lang: str) -> list[tuple[str, str, str]]:
    """Return `(label, command, remark)` for each next step, the most useful first."""
    if not situation.commands:
        return []
    say = words(lang)
    if report.internal:
        return [(say.doctor, "grader doctor", "")]
    if report.passed:
        steps = [(say.solution, f"grader solution {report.exercise} --diff", "")]
        if situation.following:
            steps.append((say.following, f"grader start {situation.following}", ""))
        return steps
    steps = []
    if situation.hints:
        level = min(situation.hints_taken + 1, situation.hints)
        remark = say.hint_of(level, situation.hints)
        steps.append((say.hint, f"grader hint {report.exercise}", remark))
    steps += [(say.explain, f"grader explain {d.id}", "") for d in report.diagnosis[:2]]
    worst = failing(report)
    if worst is not None and worst.case and not worst.hidden:
        where = f"{report.exercise} {worst.case}"
        seed = f" --seed {report.seed}" if report.seed else ""
        steps.append((say.retry, f"grader repro {where}{seed} -o try.py", ""))
    return steps
