"""`grader mark`: a mark by hand, which stays whatever is graded again."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli._command import Amount, Command, example, option
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "instructor"


@click.command(
    cls=Command,
    help=Message(
        "Give a mark by hand: it stays, whatever is graded again.\n\n"
        "The score is out of what the exercise is worth, as in grades.csv. The student is named by "
        "id, student number, e-mail address or full name."
    ),
    epilog=example("grader mark results ada layer-norm --score 18"),
)
@click.argument("results", metavar="RESULTS", type=click.Path(path_type=Path))
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
    from grader.classroom.store import Mark, Store
    from grader.cli._results import book_of, write_tables
    from grader.errors import UsageError

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
        known = store.exercises()
        if exercise not in known:
            raise UsageError(
                Message("no exercise `{name}` in these results", name=exercise),
                hint=Message("there are {names}", names=tuple(known)),
            )
        store.mark(identity, exercise, None if remove else Mark(score, note))
        book = book_of(setting, store, None)
        write_tables(book, store, folder)
    grade = next(
        (
            g
            for g in book.grades
            if g.exercise == exercise and book.students[g.student].id == identity
        ),
        None,
    )
    if grade is None:
        setting.emit(f"{identity}, {exercise}: nothing\n")
    elif grade.score is None:
        setting.emit(f"{identity}, {exercise}: {grade.state}\n")
    else:
        setting.emit(f"{identity}, {exercise}: {grade.score:g} of {grade.worth:g}\n")
    return 0
