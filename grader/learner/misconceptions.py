"""Misconceptions of one learner: seen in code and in quizzes, still open or closed since.

A misconception that a check diagnosed is fixed when the exercise passes; it is closed when,
besides, a question about it has been answered right, where the course has one. One that a quiz
answer showed is closed by a right first answer to any question about it. It is seen once per
version of a file, however often that is checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from grader.learner.attempts import answers
from grader.learner.log import Event


@dataclass(frozen=True, slots=True)
class SeenMisconception:
    """One misconception of a learner: when it was seen, and what has happened since.

    `at` are the times. `pending` are the exercises that showed it and have not passed since;
    `answered` is whether a question about it was answered right since it was last seen.
    """

    id: str
    at: tuple[str, ...] = ()
    in_code: bool = False
    in_quiz: bool = False
    pending: frozenset[str] = frozenset()
    answered: bool = False

    @property
    def seen(self) -> int:
        return len(self.at)

    def closed(self, asked: Collection[str]) -> bool:
        """Whether it is closed; `asked` are the misconceptions that the course has questions on."""
        needs_answer = self.in_quiz or self.id in asked
        return not self.pending and (self.answered or not needs_answer)

    def since(self, at: str) -> int:
        """Return how often it was seen at the time `at` or later."""
        return sum(seen >= at for seen in self.at)


def misconceptions(events: Iterable[Event]) -> dict[str, SeenMisconception]:
    """Return the misconceptions in a log, the one seen last at the end."""
    sighted: dict[str, SeenMisconception] = {}
    versions: set[tuple[str, str, str]] = set()
    for event in events:
        if event.kind == "checked":
            _checked(sighted, versions, event)
            continue
        for answer in answers((event,)):
            for name in answer.misconceptions:
                old = sighted.pop(name, SeenMisconception(name))
                sighted[name] = replace(old, at=(*old.at, answer.at), in_quiz=True, answered=False)
            if answer.right and answer.attempt == 1:
                for name in answer.about:
                    if name in sighted:
                        sighted[name] = replace(sighted[name], answered=True)
    return sighted


def _checked(
    sighted: dict[str, SeenMisconception], versions: set[tuple[str, str, str]], event: Event
) -> None:
    """Count what a check named; in `versions` are misconception, exercise and version of old."""
    if event.data.get("passed") is True:
        for name, mistake in sighted.items():
            sighted[name] = replace(mistake, pending=mistake.pending - {event.exercise})
        return
    version = event.data.get("digest")
    named = event.data.get("diagnosis")
    for name in named if isinstance(named, list) else ():
        if not isinstance(name, str):
            continue
        old = sighted.pop(name, SeenMisconception(name))
        new = replace(old, in_code=True, pending=old.pending | {event.exercise})
        if (name, event.exercise, version) not in versions:
            new = replace(new, at=(*old.at, event.at), answered=False)
        sighted[name] = new
        if isinstance(version, str):
            versions.add((name, event.exercise, version))


def to_review(sighted: Iterable[SeenMisconception]) -> tuple[str, ...]:
    """Return the misconceptions seen in code that no right answer has followed, last seen first."""
    return tuple(m.id for m in reversed(list(sighted)) if m.in_code and not m.answered)
