"""A word or a short phrase, compared without case, spacing and final punctuation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from grader.messages import Message
from grader.model import Field, Text
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._tables import ACCEPT, WRONG_TEXT
from grader.questions._template import fill_text
from grader.questions._typed import words
from grader.questions._words import Accepted, accepted, check_accepted, text_of

KIND = "text"

FIELDS = (
    Field("answer", "texts", "the right answer", required=True),
    ACCEPT,
    Field("wrong", "list", "wrong answers and the ideas they come from", default=()),
)

TABLES = {"wrong": WRONG_TEXT, "accept": "texts"}

EXAMPLE = """\
prompt:
  en: "What is it called?"
  zh: "它叫什么？"
answer: {en: "its name", zh: "它的名字"}
accept: [the name]
"""


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the accepted and the wrong answers."""
    yield from check_accepted(question.options, (), words)


class Phrase(Body):
    """The accepted answers of one variant."""

    def __init__(self, answer: Text, known: Accepted) -> None:
        self.answer = answer
        self.known = known
        self.taken = frozenset(known.right)

    def how(self) -> Message:
        return Message("a word or a short phrase")

    def read(self, text: str) -> Any:
        return text_of(text, words)

    def mark(self, answer: str) -> Marking:
        return self.known.mark(answer)

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        return tuple((text.get(lang), remark) for text, remark in self.known.listed)

    def key(self, lang: str) -> str:
        return self.answer.get(lang)


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Phrase:
    """Return the answers with values filled in."""
    answer = fill_text(question.options["answer"], names)
    return Phrase(answer, accepted(question.options, names, words))
