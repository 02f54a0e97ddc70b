"""Lists of choices, for one right choice and for several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from grader.messages import Message
from grader.model import Text
from grader.questions._records import Body, Fault, Question, Remark
from grader.questions._tables import CHOICE, NOTHING
from grader.questions._template import fill_text
from grader.questions._typed import words
from grader.questions._words import read_alike

TABLES = {"choices": CHOICE}

MOST = 26


def check_choices(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with a list of choices, whatever their number of right ones."""
    choices = question.options["choices"]
    if not 2 <= len(choices) <= MOST:
        yield Fault(
            ("choices",),
            Message(
                "there must be 2 to {most} choices, got {count}", most=MOST, count=len(choices)
            ),
        )
    seen: dict[str, int] = {}
    for index, choice in enumerate(choices):
        text = words(choice["text"].en)
        if text in seen:
            message = Message(
                "the text is the same as that of choice {number}", number=seen[text] + 1
            )
            yield Fault(("choices", index, "text"), message)
        seen.setdefault(text, index)
        if not choice["correct"] and choice["why"] is None:
            hint = Message("say why nobody should choose it: `why: ...`")
            yield Fault(("choices", index), Message("a wrong choice needs `why`"), hint)
        if choice["correct"] and choice["misconception"]:
            message = Message("a right choice shows no misconception")
            yield Fault(("choices", index, "misconception"), message)


def drawn_choices(
    question: Question, names: Mapping[str, Any], rng: Random
) -> tuple[Mapping[str, Any], ...]:
    """Return the choices with values filled in, in the order in which they are shown."""
    choices = [
        {
            **choice,
            "text": fill_text(choice["text"], names),
            "why": None if choice["why"] is None else fill_text(choice["why"], names),
            "number": number,
        }
        for number, choice in enumerate(question.options["choices"], start=1)
    ]
    if question.shuffle:
        rng.shuffle(choices)
    return tuple(choices)


class Choices(Body):
    """Choices in the order of one variant; an answer is a sorted tuple of positions."""

    def __init__(self, choices: Sequence[Mapping[str, Any]]) -> None:
        self.choices = choices

    @property
    def right(self) -> tuple[int, ...]:
        return tuple(index for index, c in enumerate(self.choices) if c["correct"])

    def rows(self, lang: str) -> tuple[str, ...]:
        return tuple(
            f"{number:2}  {choice['text'].get(lang)}"
            for number, choice in enumerate(self.choices, start=1)
        )

    def remarks(self, answer: Sequence[int]) -> tuple[Remark, ...]:
        """Return what is to be said about the choices of an answer."""
        return tuple(self._remark(index) for index in answer)

    def _remark(self, index: int) -> Remark:
        choice = self.choices[index]
        text: Text = NOTHING if choice["why"] is None else choice["why"]
        return Remark(text, bool(choice["correct"]), str(index + 1), choice["misconception"])

    def slip(self, answer: Sequence[int]) -> str:
        """Return the wrong choices of an answer by their numbers in the file."""
        wrong = sorted(
            c["number"] for c in map(self.choices.__getitem__, answer) if not c["correct"]
        )
        return ",".join(map(str, wrong))

    def key(self, lang: str) -> str:
        return " ".join(str(index + 1) for index in self.right)

    def reveal(self) -> tuple[Remark, ...]:
        return self.remarks(self.right)

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        wrong = [i for i, choice in enumerate(self.choices) if not choice["correct"]]
        return tuple((str(index + 1), self._remark(index)) for index in wrong)

    def audit(self) -> Message | None:
        texts = [choice["text"] for choice in self.choices]
        return Message("two choices read the same") if read_alike(texts) else None
