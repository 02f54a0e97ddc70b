"""Which questions are asked in a session: some of a quiz, one by name, or what is due."""

from __future__ import annotations

from grader.errors import UsageError
from grader.interface.desk import Desk
from grader.interface.quizzes import named_or_question
from grader.interface.sitting import Selection, drawn_for
from grader.interface.when import when
from grader.messages import Message, verbatim


def quiz_selection(
    desk: Desk, quiz: str, count: int, seed: int | None = None, record: str = ""
) -> Selection:
    """Return the questions to ask: the one that is named, or some of a quiz.

    Raises
    ------
    UsageError
        There is no such quiz or question.
    """
    from grader.learner.agenda import choose

    quizzes = desk.quizzes
    if not quizzes.paths:
        how = verbatim("`grader author new question ID`")
        raise UsageError(Message("this course has no quiz"), hint=how)
    agenda = desk.agenda(quizzes.heads)
    head, identity = named_or_question(quizzes, quiz) if quiz else (agenda.next_quiz(), "")
    ids = [identity] if identity else [entry.id for entry in head.entries]
    chosen = choose(ids, agenda.past, count)
    if not chosen:
        raise UsageError(Message("quiz `{quiz}` has no questions", quiz=head.id))
    return Selection(
        questions=chosen,
        title=desk.tr.of(head.title),
        command=f"grader quiz {head.id}",
        pass_share=head.pass_share,
        drawn_for=drawn_for(desk, seed),
        record=record,
    )


def review_selection(
    desk: Desk, count: int, seed: int | None = None, record: str = ""
) -> Selection | None:
    """Return the questions that are due; None where there are none."""
    agenda = desk.agenda(desk.quizzes.heads)
    chosen = agenda.due[:count]
    if not chosen:
        return None
    return Selection(
        chosen,
        desk.tr("Review"),
        "grader review",
        drawn_for=drawn_for(desk, seed),
        record=record,
        reasons={name: reason for name in chosen if (reason := agenda.reason(name))},
    )


def nothing_due(desk: Desk) -> str:
    """Say that nothing is due, and when the next question will be."""
    tr = desk.tr
    lines = [tr("Nothing is due for review.")]
    if times := [when(seconds) for seconds in desk.agenda(desk.quizzes.heads).later]:
        lines.append(tr("Next: {n} {when}.", n=times.count(times[0]), when=times[0]))
    lines.append(tr("ask new questions: {command}", command="grader quiz"))
    return "\n".join(lines)
