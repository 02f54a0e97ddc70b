"""The faulty line, or lines, of a piece of code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message, plural
from grader.model import Field, Text
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._scoring import SCORING, share
from grader.questions._tables import MISCONCEPTION, WHY, check_reasons, wrong_remark
from grader.questions._typed import each_once, options, plain

KIND = "bug"

PROMPT = Message("Which line is wrong?")

FIELDS = (
    Field("answer", "any", "number of the faulty line, or a list of them", required=True),
    Field("scoring", "name", "how several lines count", default="net-correct", choices=SCORING),
    Field("wrong", "list", "lines that look faulty, and why they are not", default=()),
)

LINE = (
    Field("line", "integer", "number of the line", required=True),
    WHY,
    MISCONCEPTION,
)

TABLES = {"wrong": LINE}

EXAMPLE = """\
prompt:
  en: "Rows should sum to 1. Which line is wrong?"
  zh: "每一行之和应为 1，哪一行有错？"
code: |
  def softmax(x):
      e = np.exp(x - x.max(axis=-1, keepdims=True))
      return e / e.sum(axis=0, keepdims=True)
answer: 3
explain: {en: "Sum over the last axis.", zh: "应沿最后一维求和。"}
"""


def faulty(question: Question) -> tuple[int, ...]:
    """Return the numbers of the faulty lines, in order."""
    answer = question.options["answer"]
    return tuple(sorted(answer if isinstance(answer, list) else [answer]))


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the code and the numbers of lines."""
    count = len(question.code.rstrip("\n").split("\n"))
    if not question.code.strip():
        yield Fault((), Message("missing key `code`"), Message("`code`: what has the faulty line"))
        return
    answer = question.options["answer"]
    numbers = answer if isinstance(answer, list) else [answer]
    if not numbers or len(set(map(str, numbers))) < len(numbers):
        yield Fault(
            ("answer",), Message("expects the number of a line, or a list of different ones")
        )
        return
    for number in numbers:
        if type(number) is not int or not 1 <= number <= count:
            yield Fault(
                ("answer",),
                Message(
                    "the code has lines 1 to {count}, got `{number}`", count=count, number=number
                ),
            )
            return
    if len(numbers) == count:
        yield Fault(("answer",), Message("every line is faulty"))
    for index, record in enumerate(question.options["wrong"]):
        if not 1 <= record["line"] <= count or record["line"] in numbers:
            message = Message("line {line} is faulty or is not in the code", line=record["line"])
            yield Fault(("wrong", index, "line"), message)
    yield from check_reasons(question.options["wrong"], "wrong")


class Lines(Body):
    """The lines of one variant; an answer is a sorted tuple of line numbers."""

    numbered = True

    def __init__(
        self, count: int, right: tuple[int, ...], scoring: str, wrong: Mapping[int, Remark]
    ) -> None:
        self.count = count
        self.right = right
        self.scoring = scoring
        self.wrong = wrong

    def how(self) -> Message:
        if len(self.right) == 1:
            return Message("the number of a line")
        return Message("the numbers of all faulty lines, such as 1 3")

    def read(self, text: str) -> tuple[int, ...]:
        line = re.sub(r"(?i)\blines?\b|第|行", lambda m: " " * len(m[0]), plain(text))
        found = options(line, self.count, letters=False, several=len(self.right) > 1)
        if len(self.right) == 1 and len(found) > 1:
            raise ExpressionError(
                Message("one line is faulty, and this names several"), column=found[1][1]
            )
        return tuple(sorted(index + 1 for index in each_once(found)))

    def mark(self, answer: tuple[int, ...]) -> Marking:
        ticked, right = frozenset(answer), frozenset(self.right)
        worth = share(ticked, right, self.count, self.scoring)
        if worth == 1:
            return Marking(1.0)
        remarks = []
        for number in answer:
            if number in self.wrong:
                remarks.append(self.wrong[number])
            elif len(right) > 1:
                remarks.append(Remark(Text(""), number in right, str(number)))
        if len(right) > 1 and (missing := len(right - ticked)):
            remarks.append(Remark(plural("one line is missing", "{n} lines are missing", missing)))
        slip = ",".join(f"line {number}" for number in answer if number not in right)
        return Marking(worth, tuple(remarks), slip or "missing")

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        return tuple((str(line), remark) for line, remark in self.wrong.items())

    def key(self, lang: str) -> str:
        return " ".join(map(str, self.right))

    def reveal(self) -> tuple[Remark, ...]:
        said = plural(
            "the faulty line is {lines}",
            "the faulty lines are {lines}",
            len(self.right),
            lines=self.right,
        )
        return (Remark(said, True),)


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Lines:
    """Return the lines of one variant."""
    count = len(question.code.rstrip("\n").split("\n"))
    wrong = {
        record["line"]: wrong_remark(record, names, str(record["line"]))
        for record in question.options["wrong"]
    }
    return Lines(count, faulty(question), question.options["scoring"], wrong)
