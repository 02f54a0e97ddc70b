"""What needs a human: hand-ins without an owner or a mark, limits that were hit, equal files."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.store import Store
from grader.messages import Message, verbatim

KINDS = {
    "unmatched": (Message("unmatched"), Message("on no roster, or without a submitter")),
    "not graded": (Message("not graded"), Message("handed in, and without a mark")),
    "limit": (
        Message("limit"),
        Message("hit a limit of time or memory, or ended the process"),
    ),
    "does not run": (Message("does not run"), Message("the file itself fails")),
    "identical": (Message("identical"), Message("byte for byte the same as another's")),
}
"""Kind -> what it is called and what it means, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look at. `grade` is None where it is nobody's."""

    kind: str
    student: str
    exercise: str
    file: str
    reason: Message
    grade: Grade | None = None


def attention(store: Store, book: Gradebook) -> list[Concern]:
    """Return what needs a human, the most urgent first."""
    found = [
        Concern("unmatched", "", "", problem.place, problem.message) for problem in store.concerns()
    ]
    limits, broken, shared = _limits(store), _broken(store), _shared(book)
    unmatched = book.unmatched
    for grade in book.grades:
        outcome = grade.outcome or 0
        if grade.student in unmatched:
            found.append(_concern("unmatched", grade, book, Message("on no roster")))
        if grade.state == "not graded":
            found.append(_concern("not graded", grade, book, grade.note))
        if outcome in limits:
            found.append(_concern("limit", grade, book, limits[outcome]))
        if outcome in broken:
            found.append(_concern("does not run", grade, book, broken[outcome]))
        if others := [name for name in shared.get(outcome, ()) if name != _own(grade, book)]:
            same = Message("as {names}", names=tuple(others[:3]))
            found.append(_concern("identical", grade, book, same))
    order = list(KINDS)
    return sorted(found, key=lambda c: (order.index(c.kind), c.exercise, c.student))


def _concern(kind: str, grade: Grade, book: Gradebook, reason: Message) -> Concern:
    student = book.students[grade.student]
    shown = f"{student.id}, {student.name}" if student.name else student.id
    return Concern(kind, shown, grade.exercise, grade.file, reason, grade)


def _limits(store: Store) -> dict[int, Message]:
    rows = store.query(
        "SELECT outcome, status, name FROM check_result"
        " WHERE status IN ('timeout', 'memory', 'crash') ORDER BY outcome, position DESC"
    )
    return {
        outcome: Message("{status} in {check}", status=_LIMITS[status], check=name)
        for outcome, status, name in rows
    }


def _broken(store: Store) -> dict[int, Message]:
    rows = store.query(
        "SELECT outcome, finding FROM check_result WHERE name = 'runs' AND status = 'error'"
    )
    raised = Message("it raises an exception")
    return {outcome: verbatim(finding) if finding else raised for outcome, finding in rows}


_LIMITS = {
    "timeout": Message("timeout"),
    "memory": Message("memory"),
    "crash": Message("crash"),
}


def _own(grade: Grade, book: Gradebook) -> str:
    """What a hand-in is called; all members of a group have the same one."""
    return grade.file or book.students[grade.student].id


def _shared(book: Gradebook) -> dict[int, list[str]]:
    """Outcomes of several files -> these."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for grade in book.grades:
        if grade.outcome is not None:
            found[grade.outcome][_own(grade, book)] += 1
    return {outcome: list(names) for outcome, names in found.items() if len(names) > 1}
