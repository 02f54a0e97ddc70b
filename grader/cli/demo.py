"""`grader demo`: grade a small made-up class, and show one student's screen in full."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import registry
from grader.cli._command import Choice, documented, option
from grader.cli._setting import Setting
from grader.messages import Message
from grader.text import cells, cut, number, pad, seconds

if TYPE_CHECKING:
    from grader.model import Exercise, Report, Submission

SECTION = "instructor"
_CLASS = Path(__file__).parent.parent / "demo_class"
_PATIENCE = 1.0
"""Seconds for one call: somebody in the class loops forever, and a demonstration is short."""


@documented(
    Message("Grade a made-up class: right, wrong, looping and crashing files."), "grader demo"
)
@option("--format", "form", type=Choice(["terminal", "plain"]), help=Message("of the screen"))
@click.pass_obj
def command(setting: Setting, form: str | None) -> None:
    from grader.reports import Display, Situation, view

    works = [_work(setting, path) for path in sorted(_CLASS.glob("*.py"))]
    tr = setting.tr
    title = works[0][1].head.title
    setting.emit(tr("{n} submissions, {title}", n=len(works), title=title) + "\n\n")
    screens = []
    with setting.grading(seed=0) as grader:
        for submission, task in works:
            known = setting.course.misconceptions()
            report = grader.grade(submission, task, known)
            setting.emit(_line(report, setting))
            if report.diagnosis and not report.passed:
                screens.append((report, task))
    form = form or ("plain" if setting.plain else "terminal")
    for report, task in screens[:1]:
        purposes = {name: case.purpose for name, case in task.cases.items()}
        setting.emit("\n" + tr("the screen of {file}", file=report.file) + "\n\n")
        module = registry.member("reports", form)
        situation = Situation(purposes=purposes, commands=False)
        seen = view(report, module.AUDIENCE, lang=setting.lang, situation=situation)
        setting.emit(module.render(seen, Display(setting.width, setting.color)))
    setting.emit("\n" + tr("begin: {command}", command="grader list") + "\n")


def _work(setting: Setting, path: Path) -> tuple[Submission, Exercise]:
    from grader.interface.which import header
    from grader.model import Submission

    task = setting.course.exercise(setting.exercise_id(header(path)["exercise"]))
    short = replace(task, limits=replace(task.limits, call=_PATIENCE))
    return Submission(path.read_bytes(), path.name), short


def _line(report: Report, setting: Setting) -> str:
    from grader.reports import Audience, view

    seen = view(report, Audience.OWNER, lang=setting.lang)
    report, worst = seen.report, seen.failure
    word = seen.tr("pass") if report.passed else seen.tr("fail")
    points = f"{number(report.points)}/{number(report.max_points)}"
    left = f"  {pad(report.file, 11)} {pad(word, 4)}  {points:>9}  {seconds(report.seconds):>7}  "
    codes = ", ".join(mistake.id for mistake in report.diagnosis)
    note = codes or (f"{worst.check}: {worst.message}" if worst else report.backend)
    return left + cut(note.replace("\n", " "), setting.width - cells(left)) + "\n"
