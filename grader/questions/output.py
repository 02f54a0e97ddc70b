"""What a piece of code prints, line by line."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from random import Random
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message
from grader.model import Field, Text
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._tables import ACCEPT, WRONG_TEXT
from grader.questions._template import fill_text
from grader.questions._typed import same_output
from grader.questions._words import Accepted, Form, accepted, check_accepted, text_of

KIND = "output"

PROMPT = Message("What does this print?")

FIELDS = (
    Field("answer", "texts", "what the code prints", required=True),
    ACCEPT,
    Field("exact", "flag", "whether `0.` and `0`, `[1, 2]` and `1 2` differ", default=False),
    Field("wrong", "list", "wrong answers and the ideas they come from", default=()),
)

TABLES = {"wrong": WRONG_TEXT, "accept": "texts"}

EXAMPLE = """\
code: |
  import numpy as np
  print(np.ones((3, 2)).sum(axis=0))
answer: "[3. 3.]"
wrong:
  - value: "[2. 2. 2.]"
    why: {en: "axis=0 sums down the columns.", zh: "axis=0 沿列求和。"}
"""


def _form(options: Mapping[str, Any]) -> Form:
    return functools.partial(same_output, exact=options["exact"])


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the code and the answers."""
    if not question.code.strip():
        yield Fault((), Message("missing key `code`"), Message("`code`: what is run"))
    yield from check_accepted(question.options, (), _form(question.options))


def bare(lines: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return compared lines as one row of tokens without brackets and commas."""
    return tuple(token for line in lines for token in line if token not in "()[],")


class Output(Body):
    """The printed lines of one variant."""

    def __init__(self, answer: Text, known: Accepted, form: Form, *, exact: bool) -> None:
        self.answer = answer
        self.known = known
        self.form = form
        self.exact = exact
        self.lines = len(answer.en.strip().split("\n"))
        self.taken: frozenset[str] = frozenset(
            word for text in known.right for line in text for word in line
        )

    def how(self) -> Message:
        if self.lines == 1:
            return Message("what is printed")
        return Message("what is printed: {count} lines, one by one", count=self.lines)

    def read(self, text: str) -> Any:
        found = text_of(text, self.form)
        if not any(found):
            raise ExpressionError(Message("nothing to read"), column=1)
        return found

    def mark(self, answer: Any) -> Marking:
        marking = self.known.mark(answer)
        if marking.right or marking.remarks:
            return marking
        if not self.exact and bare(answer) in {bare(text) for text in self.known.right}:
            said = Message("the values are right, the brackets are not")
            return Marking(0.0, (Remark(said, False),))
        if self.lines == 1:
            return marking
        want = self.form(self.answer.en)
        pairs = zip(answer, want, strict=False)  # type: ignore[call-overload]
        bad = [i for i, (a, b) in enumerate(pairs, start=1) if a != b]
        if not bad or len(bad) == self.lines:
            return marking
        text = Message("wrong: line {line}", line=bad[0])
        if len(bad) > 1:
            text = Message("wrong: lines {lines} and {last}", lines=tuple(bad[:-1]), last=bad[-1])
        return Marking(0.0, (Remark(text, False),))

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        return tuple((text.get(lang), remark) for text, remark in self.known.listed)

    def key(self, lang: str) -> str:
        return self.answer.en.strip()

    def reveal(self) -> tuple[Remark, ...]:
        shown = self.answer.en.strip().replace("\n", "\n    ")
        shown = f"\n    {shown}" if self.lines > 1 else f" {shown}"
        return (Remark(Message("it prints{text}", text=shown), True),)


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Output:
    """Return what is printed, values filled in."""
    form = _form(question.options)
    answer = fill_text(question.options["answer"], names)
    known = accepted(question.options, names, form)
    return Output(answer, known, form, exact=question.options["exact"])
