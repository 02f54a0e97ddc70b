"""What `grader batch` says: what it found, how the class did, what an instructor must look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.messages import Message, plural

if TYPE_CHECKING:
    from grader.classroom.batch import Batch
    from grader.classroom.gradebook import Gradebook

_LISTED = 5
"""Problems of one kind that are printed; all of them are in `grades.csv` or counted."""


class Screen:
    """Says it in the reader's language."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.say = setting, setting.say

    def found(self, batch: Batch, *, sharded: bool) -> None:
        """Say what was found, and what of it cannot be graded."""
        found, people = batch.found, batch.people
        self.say(Message("layout: {layout}", layout=found.layout))
        self.say(_counted(batch, sharded=sharded))
        if found.ignored:
            self.say(
                plural(
                    "{n} other file is left alone", "{n} other files are left alone", found.ignored
                )
            )
        if people.staff:
            self.say(Message("left out, for they are staff's: {names}", names=_names(people.staff)))
        problems = [*found.problems, *found.nobodys]
        for problem in problems[:_LISTED]:
            self.say(Message("warning: {remark}", remark=problem.said))
        if len(problems) > _LISTED:
            more = len(problems) - _LISTED
            self.say(Message("warning: ... and {n} more of these", n=more))
        if batch.suspects:
            self.say(
                Message(
                    "{n} submissions were being graded when the grader went down before: they come "
                    "last, one at a time",
                    n=len(batch.suspects),
                )
            )

    def cache(self, batch: Batch) -> None:
        """Say why grades are to be made."""
        for reason, count in sorted(batch.reasons.items()):
            self.say(Message("cache: {n} to grade, {reason}", n=count, reason=reason))
        if not batch.reasons:
            self.say(Message("cache: every grade still holds"))

    def warn_names(self, what: Message, names: Sequence[str]) -> None:
        """Warn of some people."""
        self.say(Message("warning: {what}: {names}", what=what, names=_names(names)))

    def summary(self, book: Gradebook, *, judged: bool) -> None:
        """Say how the class did; `judged` is whether a course file says what lateness costs."""
        tr = self.setting.tr
        lines = [tr.of(_line(book, name)) for name in sorted(book.exercises)]
        self.setting.emit("".join(f"{line}\n" for line in lines))
        for remark in book.remarks:
            self.say(Message("note: {remark}", remark=remark))
        self._extras(book)
        strangers = [book.students[number] for number in sorted(book.unmatched)]
        if strangers:
            names = [f"{s.id}, {s.name}" if s.name else s.id for s in strangers]
            self.warn_names(Message("on no roster, and nobody's marks"), names)
        self._grades(book, "not graded")
        late = sum(g.late != 0 for g in book.grades)
        if late and not judged:
            self.say(
                Message(
                    "{n} are marked late: what that costs, a course file says (`--course`)", n=late
                )
            )
        self._grades(book, "missing")

    def _extras(self, book: Gradebook) -> None:
        """Say which exercises do not count, for few handed them in, and how they would."""
        sizes = Counter(g.exercise for g in book.grades if g.file or g.outcome is not None)
        most = max(sizes.values(), default=0)
        for name, count in sorted(book.extras.items()):
            self.say(
                Message(
                    "note: only a few handed in {name} ({n}, and {most} the one that most did): "
                    "nobody else lacks it, and it is in no total, unless `exercises:` in the "
                    "course file says that it counts",
                    name=name,
                    n=count,
                    most=most,
                )
            )

    def _grades(self, book: Gradebook, state: str) -> None:
        """List some of the grades in a state."""
        from grader.classroom.gradebook import STATES

        said = STATES[state] if state != "missing" else Message("nothing handed in")
        grades = [g for g in book.grades if g.state == state]
        for grade in grades[:_LISTED]:
            student = book.students[grade.student].id
            line = Message(
                "{state}: `{student}`, {exercise}",
                state=said,
                student=student,
                exercise=grade.exercise,
            )
            self.say(Message("{line}: {note}", line=line, note=grade.note) if grade.note else line)
        if len(grades) > _LISTED:
            more = len(grades) - _LISTED
            self.say(Message("{state}: ... and {n} more (grades.csv)", state=said, n=more))


def _counted(batch: Batch, *, sharded: bool) -> Message:
    """How much there is, and how much of it is to be graded."""
    waiting = len(batch.tasks) + len(batch.suspects)
    again = batch.submissions - batch.unusable - batch.distinct
    parts = [
        Message(
            "{n} submissions of {of} students", n=batch.submissions, of=len(batch.found.students)
        )
    ]
    if batch.unusable:
        parts.append(Message("{n} cannot be used", n=batch.unusable))
    if again > 0 and not sharded:
        parts.append(Message("{n} the same as another", n=again))
    if batch.known:
        parts.append(Message("{n} graded before", n=batch.known))
    parts.append(Message("{n} to grade", n=waiting))
    return Message("{things}", things=tuple(parts))


def _line(book: Gradebook, exercise: str) -> Message:
    """How the class did in one exercise."""
    from grader.classroom.summary import states

    grades = [g for g in book.grades if g.exercise == exercise]
    counted = states(Counter(g.state for g in grades))
    scores = [g.score for g in grades if g.score is not None and g.state != "missing"]
    if not scores:
        return Message("{exercise}: {states}", exercise=exercise, states=counted)
    return Message(
        "{exercise}: {states}, mean {mean:.1f} of {worth:g} over {n} marks",
        exercise=exercise,
        states=counted,
        mean=sum(scores) / len(scores),
        worth=grades[0].worth,
        n=len(scores),
    )


def _names(names: Sequence[str]) -> Message:
    from grader.classroom.records import few

    return few([f"`{name}`" for name in names], _LISTED)
