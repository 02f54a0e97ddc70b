"""A number within a tolerance that the question states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random
from typing import Any

from grader.messages import Message
from grader.questions._names import compute, finite
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._template import shown
from grader.questions._tolerance import APART, Tolerance, tolerance
from grader.questions._typed import number
from grader.questions._values import FIELDS as FIELDS
from grader.questions._values import TABLES as TABLES
from grader.questions._values import Wrong, check_values, slip_name, wrong_values

KIND = "numeric"

EXAMPLE = """\
params:
  a: {int: [2, 9]}
  b: {int: [2, 9]}
prompt:
  en: "What is {{a}} / {{b}} (3 decimals)?"
  zh: "{{a}} / {{b}} 等于多少（三位小数）？"
answer: a / b
tolerance: {abs: 0.001}
wrong:
  - value: b / a
    why: {en: "That is {{b}} / {{a}}.", zh: "这是 {{b}} / {{a}}。"}
explain: {en: "{{a}} / {{b}} = {{answer:.3f}}", zh: "{{a}} / {{b}} = {{answer:.3f}}"}
"""

_SHORT = 6
"""Decimals that an answer without a tolerance may have: more cannot be typed exactly."""

_DECIMAL, _WHOLE = "0.123", "12"
"""Examples of an answer, whatever the right one is."""


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the answer, the wrong values and the tolerance."""
    yield from check_values(question)


class Number(Body):
    """The numbers of one variant."""

    def __init__(self, answer: float, near: Tolerance, wrong: tuple[Wrong, ...]) -> None:
        self.answer = answer
        self.tolerance = near
        self.wrong = wrong
        self.computed = {"answer": answer}
        values = (answer, *(one.value for one in wrong))
        whole = near == Tolerance() and all(value.is_integer() for value in values)
        self.example = _WHOLE if whole else _DECIMAL

    def how(self) -> Message:
        return Message(
            "a number such as {example} ({tolerance})",
            example=self.example,
            tolerance=self.tolerance.said(),
        )

    def read(self, text: str) -> float:
        return number(text, Message("a number such as {example}", example=self.example))

    def mark(self, answer: float) -> Marking:
        if self.tolerance.near(answer, self.answer):
            return Marking(1.0)
        near = [w for w in self.wrong if self.tolerance.near(answer, w.value)]
        if not near:
            return Marking(0.0)
        nearest = min(near, key=lambda w: abs(w.value - answer))
        return Marking(0.0, (nearest.remark,), slip_name(nearest))

    def key(self, lang: str) -> str:
        return _typed(self.answer, self.tolerance)

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        return tuple((_typed(w.value, self.tolerance), w.remark) for w in self.wrong)

    @property
    def listed(self) -> tuple[int, ...]:
        return tuple(wrong.number for wrong in self.wrong)

    def audit(self) -> Message | None:
        if self.tolerance == Tolerance() and round(self.answer, _SHORT) != self.answer:
            return Message(
                "the answer {answer} cannot be typed exactly: add a `tolerance`",
                answer=repr(self.answer),
            )
        for wrong in self.wrong:
            apart = abs(wrong.value - self.answer)
            if apart <= APART * self.tolerance.around(self.answer):
                return Message(
                    "wrong value {number}, {value}, is too near the answer",
                    number=wrong.number,
                    value=shown(wrong.value),
                )
            if self.tolerance.near(self.answer, wrong.value):
                return Message(
                    "the answer counts as wrong value {number}, {value}",
                    number=wrong.number,
                    value=shown(wrong.value),
                )
        for one, two in combinations(self.wrong, 2):
            if self.tolerance.near(one.value, two.value):
                return Message(
                    "wrong values {one} and {two} are both {value}",
                    one=one.number,
                    two=two.number,
                    value=shown(one.value),
                )
        return None


def _typed(value: float, near: Tolerance) -> str:
    """Return the shortest number that is right, at least as exact as the tolerance."""
    text = shown(value)
    for digits in range(1, 18):
        short = f"{value:.{digits}g}"
        if abs(float(short) - value) <= 0.3 * near.around(value):
            text = short
            break
    return str(int(float(text))) if "e+" in text and abs(value) < 1e15 else text


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Number:
    """Compute the answer and the wrong values of one variant."""
    answer = finite(compute(question.options["answer"], names))
    wrong = wrong_values(question, names, answer, finite)
    return Number(answer, tolerance(question.options), wrong)
