"""`grader mark`: a mark by hand, which stays whatever is graded again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli._command import Amount, documented, option
from grader.cli._results import book_of, check_stored, results_argument, write_tables
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message

if TYPE_CHECKING:
    from grader.classroom.gradebook import Grade

SECTION = "instructor"


@documented(
    Message(
        "Give a mark by hand: it stays, whatever is graded again.\n\n"
        "The score is out of what the exercise is worth, as in grades.csv. The student is named by "
        "id, student number, e-mail address or full name."
    ),
    "grader mark results ada layer-norm --score 18",
)
@results_argument
@click.argument("student", metavar="STUDENT")
@click.argument("exercise", metavar="EX")
@option("--score", type=Amount(0), metavar="N", help=Message("the mark"))
@option("--excused", is_flag=True, help=Message("no mark is due"))
@option("--remove", is_flag=True, help=Message("take a mark by hand back"))
@option("--note", metavar="TEXT", default="", help=Message("why; the student sees it"))
@click.pass_obj
def command(
    setting: Setting,
    results: Path,
    student: str,
    exercise: str,
    score: float | None,
    excused: bool,
    remove: bool,
    note: str,
) -> int:
    from grader.classroom.filesystem import locked
    from grader.classroom.identify import somebody
    from grader.classroom.records import HandMark
    from grader.classroom.store import Store

    if (score is not None) + excused + remove != 1:
        raise UsageError(
            Message("what mark is it?"),
            hint=Message("one of `--score N`, `--excused`, `--remove`"),
        )
    folder = setting.cwd / results
    Store(folder).close()  # where there are none, none are made
    with locked(folder / ".lock"), Store(folder, create=True) as store:
        people = {person.id: person for person in store.students().values()}
        identity = somebody(student, people)
        check_stored(store, exercise)
        store.mark(identity, exercise, None if remove else HandMark(score, note))
        book = book_of(setting, store, None)
        write_tables(setting, book, store, folder)
    own = [g for g in book.grades if g.exercise == exercise]
    grade = next((g for g in own if book.students[g.student].id == identity), None)
    setting.emit(setting.tr.of(_standing(grade, identity, exercise)) + "\n")
    return 0


def _standing(grade: Grade | None, student: str, exercise: str) -> Message:
    """What the student now has."""
    from grader.classroom.gradebook import STATES

    mark = Message("nothing") if grade is None else STATES[grade.state]
    if grade is not None and grade.score is not None:
        mark = Message("{got:g} of {of:g}", got=grade.score, of=grade.worth)
    return Message("{student}, {exercise}: {mark}", student=student, exercise=exercise, mark=mark)
