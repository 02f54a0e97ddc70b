"""Blanks in a sentence or in code, filled in one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message
from grader.model import Field, Text
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._tables import ACCEPT, WRONG_TEXT
from grader.questions._template import fill_text
from grader.questions._typed import plain, same_code, words
from grader.questions._words import Accepted, Form, accepted, check_accepted, text_of

KIND = "blank"

FIELDS = (
    Field("blanks", "list", "what belongs in each `____`, in order", required=True),
    Field(
        "compare",
        "name",
        "as words, or as code, where case counts and spaces do not",
        default="words",
        choices=("words", "code"),
    ),
)

BLANK = (
    Field("answer", "texts", "what belongs there", required=True),
    ACCEPT,
    Field("wrong", "list", "wrong answers and the ideas they come from", default=()),
)

TABLES = {"blanks": BLANK, "blanks.wrong": WRONG_TEXT, "blanks.accept": "texts"}

EXAMPLE = """\
prompt:
  en: "Fill in the blank."
  zh: "填空。"
code: |
  p = np.exp(s) / np.exp(s).sum(axis=____)
compare: code
blanks:
  - answer: "-1"
    wrong:
      - value: "0"
        why: {en: "Each row should sum to 1.", zh: "每一行之和应为 1。"}
"""

_GAP = re.compile(r"_{3,}")
_FORMS: Mapping[str, Form] = {"words": words, "code": same_code}


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the blanks."""
    blanks = question.options["blanks"]
    gaps = len(_GAP.findall(question.prompt.en)) + len(_GAP.findall(question.code))
    if gaps != len(blanks):
        message = Message(
            "prompt and code have {gaps} blanks `____`, answers are given for {count}",
            gaps=gaps,
            count=len(blanks),
        )
        yield Fault(("blanks",), message)
    form = _FORMS[question.options["compare"]]
    for index, blank in enumerate(blanks):
        yield from check_accepted(blank, ("blanks", index), form)


class Blanks(Body):
    """The blanks of one variant; an answer is a tuple with one part per blank."""

    def __init__(self, answers: Sequence[Text], known: Sequence[Accepted], form: Form) -> None:
        self.answers = answers
        self.known = known
        self.form = form
        self.taken = frozenset(part for one in known for part in one.right)

    def how(self) -> Message:
        if len(self.known) == 1:
            return Message("what belongs in the blank")
        return Message(
            "what belongs in the {count} blanks, with semicolons between: {form}",
            count=len(self.known),
            form=self._form(),
        )

    def _form(self) -> str:
        return " ; ".join("..." for _ in self.known)

    def read(self, text: str) -> tuple[Any, ...]:
        parts = [text] if len(self.known) == 1 else plain(text).split(";")
        if len(parts) != len(self.known):
            raise ExpressionError(
                Message(
                    "{count} blanks are to be filled in, got {got}",
                    count=len(self.known),
                    got=len(parts),
                ),
                column=len(text.rstrip()) + 1 if len(parts) < len(self.known) else 1,
                hint=Message("put `;` between them: {form}", form=self._form()),
            )
        column = 1
        found = []
        for part in parts:
            try:
                found.append(text_of(part, self.form))
            except ExpressionError as error:
                raise ExpressionError(Message("a blank is left empty"), column=column) from error
            column += len(part) + 1
        return tuple(found)

    def mark(self, answer: tuple[Any, ...]) -> Marking:
        marked = [one.mark(part) for one, part in zip(self.known, answer, strict=True)]
        share = sum(one.right for one in marked) / len(marked)
        if share == 1:
            return Marking(1.0)
        remarks = []
        for number, one in enumerate(marked, start=1):
            label = str(number) if len(marked) > 1 else ""
            for remark in one.remarks:
                remarks.append(Remark(remark.text, False, label, remark.misconception))
            if len(marked) > 1 and not one.remarks:
                remarks.append(Remark(Text(""), one.right, label))
        slips = [f"{i}: {one.slip or 'wrong'}" for i, one in enumerate(marked, 1) if not one.right]
        return Marking(
            share, tuple(remarks), ", ".join(slips) if len(marked) > 1 else marked[0].slip
        )

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        right = [answer.get(lang) for answer in self.answers]
        return tuple(
            (" ; ".join([*right[:place], text.get(lang), *right[place + 1 :]]), remark)
            for place, one in enumerate(self.known)
            for text, remark in one.listed
        )

    def key(self, lang: str) -> str:
        return " ; ".join(answer.get(lang) for answer in self.answers)


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Blanks:
    """Return the blanks with values filled in."""
    blanks = question.options["blanks"]
    form = _FORMS[question.options["compare"]]
    return Blanks(
        [fill_text(blank["answer"], names) for blank in blanks],
        [accepted(blank, names, form) for blank in blanks],
        form,
    )
