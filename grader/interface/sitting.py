"""What is asked in one session, and what each of its questions shares with the others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import ContentError
from grader.interface.desk import Desk
from grader.interface.files import unwritable
from grader.messages import Message
from grader.model import Misconception
from grader.questions import Question

if TYPE_CHECKING:
    from grader.learner.agenda import Agenda
    from grader.questions import Variant


@dataclass(frozen=True, slots=True)
class Selection:
    """What to ask: the ids of the questions, in order, and what is said around them.

    `command` is what goes on with it later, `pass_share` the share of the points that passes,
    `record` a file to append answers to. `reasons` say why a question is asked, by its id, where
    that is not plain.
    """

    questions: tuple[str, ...]
    title: str
    command: str
    pass_share: float = 0.5
    drawn_for: str = ""
    record: str = ""
    reasons: Mapping[str, Message] = field(default_factory=dict)


class Sitting:
    """One session of questions.

    Parameters
    ----------
    desk : Desk
        Where it takes place.
    selection : Selection
        What is asked.

    Raises
    ------
    UsageError
        The file to append answers to cannot be written to.
    """

    def __init__(self, desk: Desk, selection: Selection) -> None:
        self.desk = desk
        self.selection = selection
        if selection.record:
            _check_writable(desk, selection.record)

    @cached_property
    def misconceptions(self) -> Mapping[str, Misconception]:
        """The course's list."""
        return self.desk.course.misconceptions()

    def variant(self, agenda: Agenda, identity: str) -> Variant | None:
        """Return a question as it is asked this time; None where its author made a mistake."""
        from grader.learner.asking import variant_seed
        from grader.learner.attempts import Past
        from grader.questions import draw

        head, _ = agenda.entries[identity]
        times = agenda.past.get(identity, Past()).asked
        seed = variant_seed(head.id, self.selection.drawn_for, identity, times)
        try:
            return draw(self.desk.quizzes.question(identity), seed)
        except ContentError as error:
            self.desk.say(Message("{id} cannot be asked: {reason}", id=identity, reason=error))
            return None

    def seen(self, misconception: str, since: float) -> int:
        """Return how often a misconception was seen since a time, in code and in answers."""
        from grader.learner.log import utc

        seen = self.desk.agenda().misconceptions.get(misconception)
        return seen.since(utc(since)) if seen else 0

    def trained_by(self, question: Question, shown: Sequence[str]) -> str:
        """Return the exercise that trains what a question asks, or that knows a mistake shown."""
        from grader.content.statement import read_misconceptions

        if question.exercise:
            return question.exercise
        course = self.desk.course
        known = {name: read_misconceptions(course, name) for name in course.ids} if shown else {}
        return next((name for code in shown for name in known if code in known[name]), "")

    def report(self, kind: str, data: Mapping[str, Any]) -> None:
        """Write an answer to the file of `--record`, where there is one."""
        if not self.selection.record:
            return
        at = self.desk.log.event(kind, "").at
        line = {"schema": 1, "at": at, "event": kind, "learner": learner(self.desk), **data}
        path = self.desk.cwd / self.selection.record
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(line, ensure_ascii=True, allow_nan=False) + "\n")


def drawn_for(desk: Desk, seed: int | None) -> str:
    """Return for whom variants are drawn: this learner, or everybody who names the same seed."""
    return learner(desk) if seed is None else f"seed {seed}"


def learner(desk: Desk) -> str:
    """Return the name that tells this learner from others: made once, and kept in the log."""
    if desk.history.learner:
        return desk.history.learner
    from random import SystemRandom

    name = f"{SystemRandom().getrandbits(64):016x}"
    desk.record("learner", "", learner=name)
    return name


def _check_writable(desk: Desk, name: str) -> None:
    """Refuse a file that cannot be written to before anybody has answered anything."""
    try:
        with (desk.cwd / Path(name)).open("a", encoding="utf-8"):
            pass
    except OSError as error:
        raise unwritable(name, error) from None
