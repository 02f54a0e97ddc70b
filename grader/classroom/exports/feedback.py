"""Feedback: one Markdown and one HTML file per student, with all exercises of theirs."""

from __future__ import annotations

import re
import zlib
from html import escape

from grader.classroom.exports import Exported, Options
from grader.classroom.exports._cells import number
from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.store import Store
from grader.messages import Language
from grader.page import page
from grader.reports import Options as Layout
from grader.reports import Situation, view
from grader.reports import html as html_report
from grader.reports.markdown import AUDIENCE
from grader.reports.markdown import render as markdown

KIND = "feedback"
SAYS = "a Markdown and an HTML file per student"
FILE = "feedback"
_SAFE = re.compile(r"[^A-Za-z0-9._@-]+")


def file_name(student: str) -> str:
    """Return a name for a student's file on any system; two students never share one."""
    plain = _SAFE.sub("-", student).strip("-.")[:80]
    return plain if plain == student else f"{plain or 'student'}-{zlib.crc32(student.encode()):08x}"


def export(book: Gradebook, store: Store, options: Options) -> Exported:
    """Return the files, none with anything of another student."""
    files = {}
    tr = Language(options.lang)
    for student, grades in book.by_student().items():
        name = file_name(book.students[student].id)
        texts, pages = [], []
        for grade in grades:
            text, body = _feedback(grade, store, options, tr)
            texts.append(text)
            pages.append(body)
        files[f"{FILE}/{name}.md"] = "\n".join(texts)
        files[f"{FILE}/{name}.html"] = page(tr("Feedback"), "\n<hr>\n".join(pages), tr)
    return Exported(files)


def _feedback(grade: Grade, store: Store, options: Options, tr: Language) -> tuple[str, str]:
    if grade.outcome is None:
        missing = grade.state == "missing"
        what = tr("nothing was handed in") if missing else tr("not graded: {why}", why=grade.note)
        return f"## {grade.exercise}\n\n{_plain(what)}\n", (
            f"<h1>{escape(grade.exercise)}</h1><p>{escape(what)}</p>"
        )
    situation = Situation(purposes=options.purposes.get(grade.exercise, {}), commands=False)
    report, line = store.report(grade.outcome), _score(grade, tr)
    seen = view(report, AUDIENCE, lang=options.lang, situation=situation)
    body = html_report.body(seen)
    return f"{markdown(seen, Layout())}\n{line}\n", f"{body}<p>{escape(line)}</p>"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _score(grade: Grade, tr: Language) -> str:
    score = tr("Score {got} of {of}", got=number(grade.score), of=number(grade.worth))
    if grade.penalty:
        share = number(grade.penalty * 100)
        score = tr("{score}, {share} per cent off for lateness", score=score, share=share)
    return tr("{score} (does not count: the lowest)", score=score) if grade.dropped else score
