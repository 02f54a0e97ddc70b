"""The class report as tables: the same for the terminal and for the HTML page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from grader.classroom.attention import KINDS, Concern
from grader.classroom.gradebook import STATES
from grader.classroom.statistics import ENOUGH, ClassStatistics, ExerciseStatistics
from grader.messages import NOTHING, Message, Text, in_context

Cell = str | Text
"""A cell: text, a message, or a text of the content."""


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; `numeric` are the columns that are right-aligned."""

    title: Message
    header: tuple[Message, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    note: Message = NOTHING


def overview(found: ClassStatistics) -> list[tuple[Message, str]]:
    """Return the first figures, as name and value."""
    open_ = sum(count for _, count in found.open)
    return [
        (Message("students"), str(found.students)),
        (Message("submissions"), str(found.submissions)),
        (Message("graded"), str(found.graded)),
        (Message("not graded"), str(open_)),
        (Message("nothing handed in"), str(found.missing)),
    ]


def states(counted: Counter[str]) -> Message:
    """Return how many are in which state."""
    said = [Message("{n} {state}", n=counted[s], state=STATES[s]) for s in STATES if counted[s]]
    return Message("{things}", things=tuple(said))


def standing(found: ExerciseStatistics) -> Message:
    """Return how the class did in one exercise, in a line."""
    return Message(
        "{states}; mean {mean}, median {median}",
        states=states(Counter(found.states)),
        mean=percent(found.mean),
        median=percent(found.median),
    )


def exercises_table(found: ClassStatistics) -> Table:
    """Return a line per exercise, and the total in the end."""
    rows: list[tuple[Cell, ...]] = [
        (
            *(e.name, str(e.states.get("passed", 0)), str(e.states.get("failed", 0))),
            *(str(e.states.get("not graded", 0)), str(e.states.get("missing", 0))),
            *(percent(e.mean), percent(e.median), _named(e.common)),
        )
        for e in found.exercises
    ]
    mean, median = percent(found.mean_total), percent(found.median_total)
    rows.append((Message("total"), "", "", "", "", mean, median, ""))
    header = (
        *(NOTHING, Message("passed"), Message("failed"), in_context("not graded", "open")),
        *(Message("missing"), Message("mean"), Message("median"), Message("most often")),
    )
    note = Message(
        "open is what is not graded; the total is of the {n} students of whom nothing is left to "
        "grade; totals.csv has each one's",
        n=len(found.totals),
    )
    return Table(Message("Exercises"), header, tuple(rows), frozenset({1, 2, 3, 4, 5, 6}), note)


def attention_table(concerns: Sequence[Concern]) -> Table:
    """Return what needs a human, with names and files: not for showing."""
    rows = tuple((KINDS[c.kind][0], c.student, c.exercise, c.file, c.reason) for c in concerns)
    header = (
        *(NOTHING, Message("student"), Message("exercise")),
        *(Message("file"), in_context("column", "why")),
    )
    return Table(Message("Needs a human"), header, rows)


def tables(found: ExerciseStatistics) -> list[Table]:
    """Return the tables of one exercise, those with nothing to say left out."""
    every = [_checks(found), _mistakes(found), _signatures(found), _remarkable(found)]
    return [_trimmed(table) for table in every if table.rows]


def _trimmed(table: Table) -> Table:
    """Leave out the columns that have nothing to say."""
    kept = [n for n in range(len(table.header)) if any(_says(row[n]) for row in table.rows)]
    return Table(
        table.title,
        tuple(table.header[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in table.rows),
        frozenset(place for place, n in enumerate(kept) if n in table.numeric),
        table.note,
    )


def _says(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(cell.strip(" –"))


def percent(share: float | None) -> str:
    """A share as a percentage; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.0f} %"


def _named(mistakes: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in mistakes)


def _checks(found: ExerciseStatistics) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for check in found.checks:
        share = check.failed / check.seen if check.seen else None
        correlation = "–" if check.discrimination is None else f"{check.discrimination:.2f}"
        rows.append(
            (
                *(check.name, str(check.seen), str(check.failed), percent(share)),
                *(percent(check.difficulty), correlation, check.flag or ""),
                _named(check.mistakes),
            )
        )
    header = (
        *(Message("check"), in_context("column", "ran"), Message("failed"), Message("rate")),
        *(Message("pass rate p"), Message("item-rest r"), Message("remark"), Message("mistakes")),
    )
    note = Message(
        "p and r are hidden below {n} submissions; a check that was blocked did not run", n=ENOUGH
    )
    return Table(Message("Checks"), header, tuple(rows), frozenset({1, 2, 3, 4, 5}), note)


def _mistakes(found: ExerciseStatistics) -> Table:
    rows = tuple((name, title, str(count)) for name, title, count in found.mistakes)
    header = (Message("id"), Message("what it does"), Message("submissions"))
    return Table(Message("Misconceptions"), header, rows, frozenset({2}))


def _signatures(found: ExerciseStatistics) -> Table:
    rows = tuple((", ".join(s.checks), str(s.count), _named(s.mistakes)) for s in found.signatures)
    header = (Message("fails exactly these checks"), Message("submissions"), Message("mistakes"))
    return Table(Message("Submissions that fail alike"), header, rows, frozenset({1}))


def _remarkable(found: ExerciseStatistics) -> Table:
    slow = Message("took far longer to grade than the others")
    if found.typical_seconds is not None:
        slow = Message("{what}; typical is {n:.1f} s", what=slow, n=found.typical_seconds)
    every = (
        (Message("hit a time limit"), found.timeouts),
        (Message("hit the memory limit"), found.memory),
        (Message("ended the process"), found.crashes),
        (slow, found.slow),
        (Message("byte for byte the same as another"), found.same),
    )
    rows = tuple((what, str(count)) for what, count in every if count)
    return Table(Message("Worth a look"), (NOTHING, Message("submissions")), rows, frozenset({1}))
