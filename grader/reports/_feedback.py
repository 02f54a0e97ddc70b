"""What every written feedback says: the mistakes by name, and the one failure worth showing."""

from __future__ import annotations

from grader.model import Outcome, Report
from grader.reports import Situation
from grader.reports._rows import failing
from grader.reports._words import Words, words

__all__ = ["case_of", "failure", "mistakes"]


def mistakes(report: Report, lang: str) -> list[tuple[str, str]]:
    """Return title and text of each named mistake."""
    say = words(lang)
    return [
        (f"{say.mistake}{say.colon}{d.title}", "\n".join(filter(None, (d.message, d.evidence))))
        for d in report.diagnosis
    ]


def failure(report: Report, situation: Situation, lang: str) -> list[str]:
    """Return the lines of the smallest failing case; nothing where all is well."""
    say, worst = words(lang), failing(report)
    if worst is None:
        return []
    lines = []
    if worst.case:
        purpose = say.hidden if worst.hidden else situation.purposes.get(worst.case, "")
        lines.append(say.case + say.colon + case_of(worst, purpose, say))
    else:
        lines.append(f"{worst.check}{say.colon}{worst.message}")
    lines += worst.evidence.lines
    lines += worst.evidence.map.split("\n") if worst.evidence.map else []
    for frame in worst.evidence.frames[-1:]:
        where = f" {say.within.format(name=frame.function)}" if frame.function else ""
        lines.append(f"{report.file}:{frame.line}{where}{say.colon}{frame.text}")
    return lines


def case_of(worst: Outcome, purpose: str, say: Words) -> str:
    """Return the check and the case that fails, and what that is for."""
    case = f"{worst.check} / {worst.case}"
    return case + say.brackets.format(text=purpose) if purpose else case
