"""Feedback: one Markdown and one HTML file per student, with all exercises of theirs."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from grader.classroom.exports import Exported, ExportOptions
from grader.classroom.exports._cells import number
from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.records import Student
from grader.classroom.store import Store
from grader.messages import Language
from grader.page import page
from grader.reports import Display, Situation, view
from grader.reports import html as html_report
from grader.reports.markdown import AUDIENCE
from grader.reports.markdown import render as markdown

KIND = "feedback"
FILE = "feedback"
INDEX = "feedback-index.html"
"""Beside the folder: it names everybody, and goes to nobody."""
_SAFE = re.compile(r"[^A-Za-z0-9._@-]+")
_NAME = re.compile(r"[^\w' .,-]+|_")


def file_name(student: str) -> str:
    """Return a name for a student's file on any system; two students never share one."""
    plain = _SAFE.sub("-", student).strip("-.")[:80]
    return plain if plain == student else f"{plain or 'student'}-{zlib.crc32(student.encode()):08x}"


def export(book: Gradebook, store: Store, options: ExportOptions) -> Exported:
    """Return the files, none with anything of another student, and an index for the instructor."""
    files, listed = {}, []
    tr = Language(options.lang)
    for number_, grades in book.by_student().items():
        student = book.students[number_]
        stem, who = _stem(student, grades), student.name or student.id
        texts, pages = [f"# {_plain(who)}\n"], [f"<p>{escape(who)}</p>"]
        for grade in grades:
            text, body = _feedback(grade, store, options, tr)
            texts.append(text)
            pages.append(body)
        files[f"{FILE}/{stem}.md"] = "\n".join(texts)
        files[f"{FILE}/{stem}.html"] = page(
            tr("Feedback"), "\n<hr>\n".join(pages), tr, html_report.STYLE
        )
        listed.append(f'<li><a href="{FILE}/{quote(stem)}.html">{escape(who)}</a></li>')
    title, every = tr("Feedback"), "\n".join(listed)
    files[INDEX] = page(title, f"<h1>{escape(title)}</h1>\n<ul>\n{every}\n</ul>", tr)
    return Exported(files)


def _stem(student: Student, grades: Sequence[Grade]) -> str:
    """A file's name that the course system takes back: Moodle's and Canvas' tell whose it is."""
    name = _NAME.sub(" ", student.name).strip() or "student"
    if moodle := student.ids.get("moodle"):
        return f"{name}_{moodle}_assignsubmission_file_feedback"
    upload = next((grade.submission for grade in grades if grade.submission), "")
    if (canvas := student.ids.get("canvas")) and upload:
        return f"{name.replace(' ', '').lower()}_{canvas}_{upload}_feedback"
    return file_name(student.id)


def _feedback(grade: Grade, store: Store, options: ExportOptions, tr: Language) -> tuple[str, str]:
    if grade.outcome is None:
        what = _without_report(grade, tr)
        return f"## {grade.exercise}\n\n{_plain(what)}\n", (
            f"<h1>{escape(grade.exercise)}</h1><p>{escape(what)}</p>"
        )
    situation = Situation(purposes=options.purposes.get(grade.exercise, {}), commands=False)
    report, line = store.report(grade.outcome), _score(grade, tr)
    seen = view(report, AUDIENCE, "sent", options.lang, situation)
    body = html_report.body(seen)
    return f"{markdown(seen, Display())}\n{line}\n", f"{body}<p>{escape(line)}</p>"


def _without_report(grade: Grade, tr: Language) -> str:
    if grade.state == "missing":
        return tr("nothing was handed in")
    if grade.state in ("excused", "by hand"):
        score = f"{_score(grade, tr)}\n" if grade.score is not None else ""
        return f"{score}{tr.of(grade.note)}"
    return tr("not graded: {why}", why=grade.note)


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _score(grade: Grade, tr: Language) -> str:
    score = tr("Score {got} of {of}", got=number(grade.score), of=number(grade.worth))
    if grade.penalty:
        share = number(grade.penalty * 100)
        score = tr("{score}, {share} per cent off for lateness", score=score, share=share)
    return tr("{score} (does not count: the lowest)", score=score) if grade.dropped else score
