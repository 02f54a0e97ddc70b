"""The quizzes of a course: `exercises/TRACK/quiz*.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from grader.content.course import Content
from grader.content.head import check_schema
from grader.content.node import compose
from grader.content.question import WHAT, Referable, read_one
from grader.content.quiz_index import Entry, head_text, index_questions, question_text
from grader.content.quiz_tables import QUIZ
from grader.content.reader import read
from grader.content.syntax import read_file
from grader.errors import ContentError, UnknownNameError, UsageError
from grader.messages import Message
from grader.model import Mark, Text
from grader.questions import Question
from grader.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from grader.content.quiz import Quiz

_HEAD = tuple(field for field in QUIZ if field.name != "questions")


@dataclass(frozen=True, slots=True)
class QuizHead:
    """What is known of a quiz before its questions are read."""

    id: str
    title: Text
    track: str
    path: Path
    pass_share: float
    entries: tuple[Entry, ...]


class Quizzes:
    """The quizzes of one course.

    Parameters
    ----------
    course : Content
        The course.
    """

    def __init__(self, course: Content) -> None:
        self.course = course

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """The quiz files, by track and name."""
        found = [
            path
            for course in self.course.courses
            for path in (course.root / "exercises").glob("*/quiz*.yaml")
            if path.stem.partition("-")[0] == "quiz"
        ]
        return tuple(sorted(found, key=lambda path: (path.parent.name, path.stem)))

    @cached_property
    def heads(self) -> tuple[QuizHead, ...]:
        """The heads of all quizzes, in the order of the tracks.

        Raises
        ------
        ContentError
            A head is wrong, or an id is in two files.
        """
        found: dict[str, QuizHead] = {}
        for path in self.paths:
            head = self._head(path)
            other = found.get(head.id)
            if other is None or self._nearer(path, other.path):
                found[head.id] = head
        heads = sorted(
            found.values(), key=lambda head: (self.course.turn(head.track), head.path.stem)
        )
        self._check_questions(heads)
        return tuple(heads)

    def _nearer(self, path: Path, other: Path) -> bool:
        """Whether the course of a quiz stands above that of another one of the same name."""
        owners = [course.root for course in self.course.courses]
        one, two = (owners.index(self.course.owner(p).root) for p in (path, other))
        if one == two:
            raise ContentError(
                Message(
                    "`{path}` and `{other}` are both `{id}`",
                    path=self.course.shown(path),
                    other=self.course.shown(other),
                    id=self._head(path).id,
                ),
                mark=Mark(self.course.shown(path), 1, 1),
            )
        return one < two

    def _check_questions(self, heads: Iterable[QuizHead]) -> None:
        """Refuse an id that two questions have."""
        seen: dict[str, str] = {}
        for head in heads:
            for entry in head.entries:
                if entry.id in seen:
                    where = Message("in `{quiz}`", quiz=seen[entry.id])
                    if seen[entry.id] == head.id:
                        where = Message("above")
                    shown = self.course.shown(head.path)
                    raise ContentError(
                        Message(
                            "the id `{id}` is taken by a question {where}", id=entry.id, where=where
                        ),
                        mark=Mark(shown, entry.first + 1, 1, f"id: {entry.id}"),
                        hint=Message("ids of questions are unique in a course"),
                    )
                seen[entry.id] = head.id

    def _head(self, path: Path) -> QuizHead:
        shown = self.course.shown(path)
        text = self._text(path)
        above = head_text(text)
        if not above.strip():
            # whatever is wrong, reading it all says it best
            from grader.content.quiz import read_quiz

            read_quiz(text, path, shown, Referable())
            raise ContentError(
                Message("`{file}`: `questions:` must stand on a line of its own", file=shown)
            )
        root = compose(above, shown)
        check_schema(root, WHAT)
        body = read(root, _HEAD, WHAT)
        return QuizHead(
            body["quiz"],
            body["title"],
            path.parent.name,
            path,
            float(body["pass"]),
            index_questions(text),
        )

    def _text(self, path: Path) -> str:
        shown = self.course.shown(path)
        return read_file(path, shown)

    @cached_property
    def entries(self) -> Mapping[str, tuple[QuizHead, Entry]]:
        """Every question of the course by id, with its quiz."""
        return {entry.id: (head, entry) for head in self.heads for entry in head.entries}

    def head(self, identity: str) -> QuizHead:
        """Return a quiz by its id, a unique beginning of it, or the name of its track.

        Raises
        ------
        UnknownNameError
            None fits.
        UsageError
            Several fit.
        """
        heads = {head.id: head for head in self.heads}
        if identity in heads:
            return heads[identity]
        tracks = {head.track: head for head in reversed(self.heads)}
        tracks |= {track.lstrip("0123456789").lstrip("-"): h for track, h in tracks.items()}
        if identity in tracks:
            return tracks[identity]
        near = [name for name in heads if identity and name.startswith(identity)]
        if len(near) == 1:
            return heads[near[0]]
        if near:
            raise UsageError(
                Message(
                    "`{name}` is the beginning of {count} quizzes: {names}",
                    name=identity,
                    count=len(near),
                    names=tuple(near),
                ),
                hint=Message("write more of the name"),
            )
        hint = did_you_mean(identity, heads, Message("quizzes"))
        raise UnknownNameError(Message("no quiz is called `{name}`", name=identity), hint=hint)

    def quiz(self, identity: str) -> Quiz:
        """Read and validate a whole quiz, with everything it refers to.

        Raises
        ------
        UsageError
            There is no such quiz.
        ContentError
            Its file is wrong.
        """
        from grader.content.quiz import read_quiz  # not for a session

        head = self.head(identity)
        known = Referable(self.course.misconceptions(), self.course.ids)
        return read_quiz(self._text(head.path), head.path, self.course.shown(head.path), known)

    def question(self, identity: str) -> Question:
        """Read one question; whether what it refers to exists is not checked here.

        Raises
        ------
        UnknownNameError
            There is no such question.
        ContentError
            It is wrong.
        """
        if identity not in self.entries:
            hint = Message("`grader quiz --list` shows all quizzes")
            raise UnknownNameError(
                Message("no question is called `{name}`", name=identity),
                hint=nearest(identity, self.entries, hint),
            )
        head, entry = self.entries[identity]
        text = question_text(self._text(head.path), entry)
        return read_one(text, self.course.shown(head.path))
