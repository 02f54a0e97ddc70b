"""The class report as tables: the same for the terminal and for the HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.classroom.attention import Concern
from grader.classroom.statistics import ENOUGH, ClassFigures, ExerciseFigures

__all__ = ["Table", "attention_table", "exercises_table", "overview", "tables"]


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; `numeric` are the columns that are right-aligned."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    note: str = ""


def overview(found: ClassFigures) -> list[tuple[str, str]]:
    """Return the first figures, as name and value."""
    open_ = sum(count for _, count in found.open)
    return [
        ("students", str(found.students)),
        ("submissions", str(found.submissions)),
        ("graded", str(found.graded)),
        ("not graded", str(open_)),
        ("nothing handed in", str(found.missing)),
    ]


def exercises_table(found: ClassFigures) -> Table:
    """Return a line per exercise, and the total in the end."""
    rows = [
        (
            *(e.name, str(e.states.get("passed", 0)), str(e.states.get("failed", 0))),
            *(str(e.states.get("not graded", 0)), str(e.states.get("missing", 0))),
            *(percent(e.mean), percent(e.median), _named(e.common)),
        )
        for e in found.exercises
    ]
    mean, median = percent(found.mean_total), percent(found.median_total)
    rows.append(("total", "", "", "", "", mean, median, ""))
    header = ("", "passed", "failed", "open", "missing", "mean", "median", "most often")
    note = (
        f"open is what is not graded; the total is of the {len(found.totals)} students of whom "
        "nothing is left to grade; totals.csv has each one's"
    )
    return Table("Exercises", header, tuple(rows), frozenset({1, 2, 3, 4, 5, 6}), note)


def attention_table(concerns: Sequence[Concern]) -> Table:
    """Return what needs a human, with names and files: not for showing."""
    rows = tuple((c.kind, c.student, c.exercise, c.file, c.reason) for c in concerns)
    return Table("Needs a human", ("", "student", "exercise", "file", "why"), rows)


def tables(found: ExerciseFigures) -> list[Table]:
    """Return the tables of one exercise, those with nothing to say left out."""
    every = [_checks(found), _mistakes(found), _signatures(found), _remarkable(found)]
    return [_trimmed(table) for table in every if table.rows]


def _trimmed(table: Table) -> Table:
    """Leave out the columns that have nothing to say."""
    kept = [n for n in range(len(table.header)) if any(r[n].strip(" –") for r in table.rows)]
    return Table(
        table.title,
        tuple(table.header[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in table.rows),
        frozenset(place for place, n in enumerate(kept) if n in table.numeric),
        table.note,
    )


def percent(share: float | None) -> str:
    """A share as a percentage; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.0f} %"


def _named(mistakes: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in mistakes)


def _checks(found: ExerciseFigures) -> Table:
    rows = []
    for check in found.checks:
        share = check.failed / check.seen if check.seen else None
        correlation = "–" if check.discrimination is None else f"{check.discrimination:.2f}"
        rows.append(
            (
                *(check.name, str(check.seen), str(check.failed), percent(share)),
                *(percent(check.difficulty), correlation, check.flag, _named(check.mistakes)),
            )
        )
    header = ("check", "ran", "failed", "rate", "pass rate p", "item-rest r", "remark", "mistakes")
    note = f"p and r are hidden below {ENOUGH} submissions; a check that was blocked did not run"
    return Table("Checks", header, tuple(rows), frozenset({1, 2, 3, 4, 5}), note)


def _mistakes(found: ExerciseFigures) -> Table:
    rows = tuple((name, title, str(count)) for name, title, count in found.mistakes)
    return Table("Misconceptions", ("id", "what it does", "submissions"), rows, frozenset({2}))


def _signatures(found: ExerciseFigures) -> Table:
    rows = tuple((", ".join(s.checks), str(s.count), _named(s.mistakes)) for s in found.signatures)
    header = ("fails exactly these checks", "submissions", "mistakes")
    return Table("Submissions that fail alike", header, rows, frozenset({1}))


def _remarkable(found: ExerciseFigures) -> Table:
    typical = "" if found.typical_seconds is None else f"; typical is {found.typical_seconds:.1f} s"
    every = (
        ("hit a time limit", found.timeouts),
        ("hit the memory limit", found.memory),
        ("ended the process", found.crashes),
        (f"took far longer to grade than the others{typical}", found.slow),
        ("byte for byte the same as another", found.same),
    )
    rows = tuple((what, str(count)) for what, count in every if count)
    return Table("Worth a look", ("", "submissions"), rows, frozenset({1}))
