"""JUnit XML: a suite per student and exercise, a test case per check."""

from __future__ import annotations

from grader.classroom.exports import Exported, ExportOptions
from grader.classroom.gradebook import Gradebook
from grader.classroom.store import Store
from grader.reports import Situation, view
from grader.reports.junit import AUDIENCE, document, suite

KIND = "junit"
FILE = "junit.xml"


def export(book: Gradebook, store: Store, options: ExportOptions) -> Exported:
    """Return one document of all submissions that have a grade."""
    suites = []
    for grade in book.grades:
        if grade.outcome is None:
            continue
        situation = Situation(purposes=options.purposes.get(grade.exercise, {}), commands=False)
        name = f"{book.students[grade.student].id}: {grade.exercise}"
        report = store.report(grade.outcome)
        seen = view(report, AUDIENCE, lang=options.lang, situation=situation)
        suites.append(suite(seen, name))
    return Exported({FILE: document(suites)})
