"""`grader merge`: the shards of a class as one store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli._command import documented
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message, plural

if TYPE_CHECKING:
    from grader.classroom.store import Store

SECTION = "instructor"


@documented(
    Message("Join what `grader batch --shard I/N` wrote."),
    "grader merge results shard-1 shard-2 shard-3",
)
@click.argument("out", metavar="RESULTS", type=click.Path(path_type=Path))
@click.argument(
    "parts", metavar="SHARD...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.pass_obj
def command(setting: Setting, out: Path, parts: tuple[Path, ...]) -> int:
    from grader.classroom.filesystem import locked, refusal
    from grader.classroom.store import Store
    from grader.cli._results import book_of, write_tables

    folder = setting.cwd / out
    for part in parts:  # all of them are looked at before anything is written
        Store(setting.cwd / part).close()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, folder) from None
    with locked(folder / ".lock"), Store(folder, create=True) as store:
        for part in parts:
            added = _absorbed(store, setting.cwd / part, part)
            setting.say(plural("{part}: {n} grade", "{part}: {n} grades", added, part=str(part)))
        book = book_of(setting, store, None)
        write_tables(setting, book, store, folder)
    open_ = sum(grade.state == "not graded" for grade in book.grades)
    tr, of = setting.tr, len(book.grades)
    setting.emit(tr("{n} of {of} have a mark", n=of - open_, of=of) + "\n")
    if open_:
        setting.say(
            Message("warning: {n} are not graded: is a shard missing? see grades.csv", n=open_)
        )
    setting.say(Message("grades: {file}", file=f"{setting.relative(folder)}/grades.csv"))
    return 0


def _absorbed(store: Store, folder: Path, shown: Path) -> int:
    from grader.classroom.absorb import absorb
    from grader.classroom.database import FILE
    from grader.classroom.store import Store

    with Store(folder) as part:
        seed, course = part.get("seed"), part.get("course")
    ours = store.get("seed")
    if ours and ours != seed:
        raise UsageError(
            Message(
                "`{part}` was graded with seed {seed}, the others with {ours}",
                part=str(shown),
                seed=seed,
                ours=ours,
            ),
            hint=Message("shards of one class share `--seed`"),
        )
    added = absorb(store, folder / FILE)
    if not ours:
        store.put("seed", seed)
    if course and not store.get("course"):
        store.put("course", course)
    return added
