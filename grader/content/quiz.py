"""Quiz files as a whole: the head, and every question with all that it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.content.head import check_schema
from grader.content.names import check_id
from grader.content.node import Node, compose
from grader.content.question import WHAT, Referable, defaults, read_question
from grader.content.quiz_index import index_questions
from grader.content.quiz_tables import QUIZ
from grader.content.reader import items, read
from grader.messages import Message
from grader.model import Text
from grader.questions import Question


@dataclass(frozen=True, slots=True)
class Quiz:
    """One file of questions."""

    id: str
    title: Text
    track: str
    path: str
    questions: tuple[Question, ...]
    pass_share: float = 0.5


def read_quiz(text: str, path: Path, shown: str, known: Referable) -> Quiz:
    """Read and validate a quiz file.

    Raises
    ------
    ContentError
        Something in it is wrong.
    """
    root = compose(text, shown)
    check_schema(root, WHAT)
    body = read(root, QUIZ, WHAT)
    identity = check_id(body.nodes["quiz"], body["quiz"], Message("the quiz"))
    if not 0 <= body["pass"] <= 1:
        raise body.error("pass", Message("`pass` must be from 0 to 1, got {got}", got=body["pass"]))
    nodes = items(body.nodes["questions"], Message("`questions`"))
    _check_index(text, nodes)
    questions: list[Question] = []
    for node in nodes:
        question = read_question(node, identity, defaults(root), known)
        if any(question.id == other.id for other in questions):
            raise node.error(
                Message("two questions have the id `{id}`", id=question.id),
                Message("give one of them another id"),
            )
        questions.append(question)
    return Quiz(
        identity, body["title"], path.parent.name, str(path), tuple(questions), float(body["pass"])
    )


def _check_index(text: str, nodes: list[Node]) -> None:
    """Refuse a layout in which a single question cannot be found without reading all."""
    lines = [entry.first for entry in index_questions(text)]
    for node in nodes:
        if node.line not in lines or "id" not in (node.value or ()):
            raise node.error(
                Message("a question must begin with its `id`"),
                Message(
                    "write `- id: NAME` on a line of its own, all of them with the same indentation"
                ),
            )
