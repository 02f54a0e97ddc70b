"""Gradescope: a `results.json` per submission, in a folder of the submission's number."""

from __future__ import annotations

import json

from grader.classroom.exports import Exported, ExportOptions
from grader.classroom.exports._cells import number
from grader.classroom.exports._points import adding_up
from grader.classroom.exports.feedback import file_name
from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.store import Store
from grader.messages import NOTHING, Language, Message
from grader.reports import Display, Situation, view
from grader.reports.gradescope import AUDIENCE, render

KIND = "gradescope"
FILE = "gradescope"


def export(book: Gradebook, store: Store, options: ExportOptions) -> Exported:
    """Return the documents; the score is the course's, penalties included."""
    files = {}
    for grade in book.grades:
        if grade.outcome is None:
            continue
        situation = Situation(purposes=options.purposes.get(grade.exercise, {}), commands=False)
        report = store.report(grade.outcome)
        seen = view(report, AUDIENCE, lang=options.lang, situation=situation)
        document = json.loads(render(seen, Display()))
        if grade.score is None:
            continue
        adding_up(document, grade.score, grade.worth, Language(options.lang).of(_why(grade)))
        own = grade.submission or file_name(book.students[grade.student].id)
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        files[f"{FILE}/{own}/{grade.exercise}/results.json"] = text
    return Exported(files)


def _why(grade: Grade) -> Message:
    if grade.state == "by hand":
        return Message("marked by hand")
    share = number(grade.penalty * 100)
    return Message("late: {share} per cent off", share=share) if grade.penalty else NOTHING
