"""Quizzes and questions by the names that people type, and how far each quiz is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from grader.errors import UnknownNameError, UsageError
from grader.messages import Language, Message
from grader.suggest import did_you_mean, suggest

if TYPE_CHECKING:
    from grader.content.quizzes import QuizHead, Quizzes
    from grader.learner.agenda import Agenda

_LISTED = 4
"""Names that begin alike and are listed in an error."""


def named(quizzes: Quizzes, target: str) -> tuple[QuizHead, str]:
    """Return the quiz, and the id of the question or nothing, of `QUIZ`, `QUIZ#ID` or `#ID`.

    Raises
    ------
    UsageError
        There is none of that name, or there are several.
    """
    name, _, identity = target.partition("#")
    if name:
        head = quizzes.head(name)
        return head, _question(quizzes, head, identity) if identity else ""
    identity = _question(quizzes, None, identity)
    return quizzes.entries[identity][0], identity


def named_or_question(quizzes: Quizzes, target: str) -> tuple[QuizHead, str]:
    """Return what `named` returns; `ID` alone names a question, too, where it is no quiz.

    Raises
    ------
    UsageError
        There is none of that name, or there are several.
    """
    try:
        return named(quizzes, target)
    except UsageError as error:
        if "#" in target:
            raise
        if _near(target, quizzes.entries):
            return named(quizzes, f"#{target}")
        if not isinstance(error, UnknownNameError):  # the beginning of several quizzes
            raise
        near = suggest(target, [head.id for head in quizzes.heads])
        near = near or suggest(target, quizzes.entries)
        raise UnknownNameError(
            Message("no quiz or question is called `{name}`", name=target),
            hint=Message("did you mean `{near}`?", near=near) if near else error.hint,
        ) from None


def _question(quizzes: Quizzes, head: QuizHead | None, identity: str) -> str:
    """Return the question that `identity` names, of one quiz or of all."""
    entries = quizzes.entries if head is None else {entry.id: entry for entry in head.entries}
    near = _near(identity, entries)
    if len(near) == 1:
        return near[0]
    if near:
        raise UsageError(_several(identity, near, head), hint=Message("write more of the name"))
    message = Message("no question is called `{name}`", name=identity)
    if head is not None:
        message = Message(
            "no question is called `{name}` in quiz `{quiz}`", name=identity, quiz=head.id
        )
    raise UnknownNameError(message, hint=did_you_mean(identity, entries, Message("questions")))


def _several(identity: str, near: list[str], head: QuizHead | None) -> Message:
    names = (*near[:_LISTED], *(("...",) if len(near) > _LISTED else ()))
    if head is None:
        return Message(
            "`{name}` is the beginning of {count} questions: {names}",
            name=identity,
            count=len(near),
            names=names,
        )
    return Message(
        "`{name}` is the beginning of {count} questions in quiz `{quiz}`: {names}",
        name=identity,
        count=len(near),
        quiz=head.id,
        names=names,
    )


def _near(identity: str, ids: Iterable[str]) -> list[str]:
    """Return the ids that `identity` can mean: itself, with other zeros, or a beginning."""
    if identity in (listed := tuple(ids)):
        return [identity]
    number = _bare(identity)
    if same := [name for name in listed if _bare(name) == number]:
        return same
    return [name for name in listed if identity and name.startswith(identity)]


def _bare(identity: str) -> str:
    """Return an id without zeros before a number, in lower case."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", identity.casefold())


def quiz_rows(agenda: Agenda, tr: Language, *, begun: bool = False) -> list[tuple[str, str, str]]:
    """Return (name, how many were asked and right at once the last time, title) of each quiz.

    With `begun`, only of those of which a question was asked.
    """
    rows = []
    for head in agenda.quizzes:
        past = [agenda.past[entry.id] for entry in head.entries if entry.id in agenda.past]
        if begun and not past:
            continue
        parts = [tr("{asked} of {n} asked", asked=len(past), n=len(head.entries))]
        if past:
            parts.append(tr("{n} right at once", n=sum(last.right for last in past)))
        rows.append((head.id, tr.in_context("facts", ", ").join(parts), tr.of(head.title)))
    return rows
