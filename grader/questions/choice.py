"""One right choice; every other one says which idea it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message
from grader.model import Field
from grader.questions._choices import TABLES as TABLES
from grader.questions._choices import Choices, check_choices, drawn_choices
from grader.questions._records import Fault, Marking, Question
from grader.questions._typed import options

KIND = "choice"

FIELDS = (Field("choices", "list", "what can be chosen, one of it right", required=True),)

EXAMPLE = """\
prompt:
  en: "Which of these is right?"
  zh: "下列哪一项正确？"
choices:
  - text: {en: "The right one", zh: "正确的一项"}
    correct: true
  - text: {en: "A wrong one", zh: "错误的一项"}
    why: {en: "Say why nobody should choose it.", zh: "说明为什么不对。"}
hints: [{en: "A gentle hint.", zh: "一条提示。"}]
"""


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the choices."""
    yield from check_choices(question)
    right = [index for index, c in enumerate(question.options["choices"]) if c["correct"]]
    if len(right) != 1:
        hint = (
            Message("`type: multi` has several")
            if right
            else Message("write `correct: true` below it")
        )
        path: tuple[str | int, ...] = ("choices", right[1]) if right else ("choices",)
        message = (
            Message("a second choice is `correct`") if right else Message("no choice is `correct`")
        )
        yield Fault(path, message, hint)


class OneChoice(Choices):
    """The choices in the order of one variant."""

    picks = "one"

    def how(self) -> Message:
        return Message("a number from 1 to {count}", count=len(self.choices))

    def read(self, text: str) -> tuple[int, ...]:
        found = options(text, len(self.choices), several=False)
        if len(found) > 1:
            message = Message("one choice is right here, and this names several")
            raise ExpressionError(message, column=found[1][1])
        return (found[0][0],)

    def mark(self, answer: tuple[int, ...]) -> Marking:
        right = bool(self.choices[answer[0]]["correct"])
        return Marking(float(right), self.remarks(answer), self.slip(answer))


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> OneChoice:
    """Return the choices as one variant shows them."""
    return OneChoice(drawn_choices(question, names, rng))
