"""Several right choices; ticking everything is worth nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from grader.messages import Message, plural
from grader.model import Field
from grader.questions._choices import TABLES as TABLES
from grader.questions._choices import Choices, check_choices, drawn_choices
from grader.questions._records import Fault, Marking, Question, Remark
from grader.questions._scoring import SCORING, share
from grader.questions._typed import each_once, options, plain

KIND = "multi"

FIELDS = (
    Field("choices", "list", "what can be ticked, some of it right", required=True),
    Field("scoring", "name", "how ticks count", default="net-correct", choices=SCORING),
)

EXAMPLE = """\
prompt:
  en: "Which of these are right?"
  zh: "下列哪些正确？"
choices:
  - {text: {en: "A right one", zh: "正确的一项"}, correct: true}
  - text: {en: "A wrong one", zh: "错误的一项"}
    why: {en: "Say why nobody should choose it.", zh: "说明为什么不对。"}
"""

_NONE = ("0", "none", "无")


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the choices."""
    yield from check_choices(question)
    right = [choice for choice in question.options["choices"] if choice["correct"]]
    if not right:
        yield Fault(
            ("choices",),
            Message("no choice is `correct`"),
            Message("write `correct: true` below them"),
        )
    if len(right) == len(question.options["choices"]):
        hint = Message("whoever ticks everything would be right")
        yield Fault(("choices",), Message("every choice is `correct`"), hint)


class SomeChoices(Choices):
    """The choices in the order of one variant."""

    picks = "several"

    def __init__(self, choices: tuple[Mapping[str, Any], ...], scoring: str) -> None:
        super().__init__(choices)
        self.scoring = scoring

    def how(self) -> Message:
        return Message("the numbers of all that are right, such as 1 3; 0 for none")

    def read(self, text: str) -> tuple[int, ...]:
        if plain(text).strip().casefold() in _NONE:
            return ()
        return tuple(sorted(each_once(options(text, len(self.choices)))))

    def mark(self, answer: tuple[int, ...]) -> Marking:
        ticked, right = frozenset(answer), frozenset(self.right)
        remarks = list(self.remarks(answer))
        if missing := len(right - ticked):
            text = plural("one right choice is missing", "{n} right choices are missing", missing)
            remarks.append(Remark(text))
        worth = share(ticked, right, len(self.choices), self.scoring)
        return Marking(worth, tuple(remarks), self.slip(answer) or ("missing" if missing else ""))

    def reveal(self) -> tuple[Remark, ...]:
        return self.remarks(range(len(self.choices)))


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> SomeChoices:
    """Return the choices as one variant shows them."""
    return SomeChoices(drawn_choices(question, names, rng), question.options["scoring"])
