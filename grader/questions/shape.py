"""The shape of an array, in numbers or in symbols; the order of the axes matters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message, plural
from grader.model import Field
from grader.questions._names import compute
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._symbols import readable, respelled
from grader.questions._tables import WRONG
from grader.questions._typed import bare_expression
from grader.questions._values import Wrong, check_values, slip_name, wrong_values

KIND = "shape"

FIELDS = (
    Field("answer", "expression", "the shape, such as `(B, T, D)`; or several", required=True),
    Field("dims", "names", "symbols that a shape may be written with", default=()),
    Field("wrong", "list", "wrong shapes and the ideas they come from", default=()),
)

TABLES = {"wrong": WRONG}

EXAMPLE = """\
prompt:
  en: "x has shape (B, T, D). What is the shape of x.mean(-1)?"
  zh: "x 的形状为 (B, T, D)，x.mean(-1) 的形状是？"
dims: [B, T, D]
answer: (B, T)
wrong:
  - value: (B, D)
    why: {en: "axis -1 is the last one.", zh: "-1 是最后一维。"}
"""

_PRIMES = (
    (7919, 7927, 7933, 7937, 7949, 7951, 7963, 7993, 8009, 8011, 8017, 8039),
    (6733, 6719, 6709, 6703, 6701, 6691, 6689, 6679, 6673, 6661, 6659, 6653),
)
"""Sizes of the symbols: two shapes that agree for both rows are the same."""

Shapes = tuple[tuple[tuple[float, ...], ...], ...]
"""For every row of sizes the shapes, each a tuple of sizes."""


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the symbols and the shapes."""
    dims = question.options["dims"]
    if len(dims) > len(_PRIMES[0]):
        yield Fault(("dims",), Message("more than {count} symbols", count=len(_PRIMES[0])))
    for index, name in enumerate(dims):
        if not name.isidentifier() or name in question.params or name in question.let:
            yield Fault(
                ("dims", index), Message("`{name}` cannot be a symbol of this question", name=name)
            )
    yield from check_values(question, extra=dims)


def _divided(source: str) -> str:
    """Write whole division as division: among symbols both mean the same; columns stay."""
    return source.replace("//", " /")


def shapes(value: Any) -> tuple[tuple[float, ...], ...]:
    """Return a computed shape, or several, as tuples of sizes."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = (value,)
    if not isinstance(value, list | tuple):
        raise ExpressionError(Message("a shape is written like (2, 3)"), column=1)
    if value and all(isinstance(part, list | tuple) for part in value):
        return tuple(shapes(part)[0] for part in value)
    for part in value:
        if isinstance(part, bool) or not isinstance(part, int | float):
            raise ExpressionError(Message("a size is a number or a symbol"), column=1)
    return (tuple(round(float(part), 6) for part in value),)


class Shape(Body):
    """The shapes of one variant, in its symbols."""

    def __init__(
        self,
        dims: tuple[str, ...],
        source: str,
        answer: Shapes,
        wrong: tuple[Wrong, ...],
        sources: tuple[str, ...],
    ) -> None:
        self.dims = dims
        self.source = source
        self.answer = answer
        self.wrong = wrong
        self.sources = sources
        count = len(answer[0])
        # Where a wrong answer is known by their number, the number is part of what is asked.
        self.told = all(len(one.value[0]) == count for one in wrong)
        self.taken = frozenset(name.lower() for name in dims)

    def how(self) -> Message:
        said = Message("a shape such as {form}", form=self._form())
        if (count := self._asked) > 1:
            said = Message("{count} shapes such as {form}", count=count, form=self._form())
        if not self.dims:
            return said
        return Message("{how} · symbols: {symbols}", how=said, symbols=" ".join(self.dims))

    @property
    def _asked(self) -> int:
        """How many shapes the example shows: one, where their number would be told away."""
        return len(self.answer[0]) if self.told else 1

    def _form(self) -> str:
        form = f"({', '.join(self.dims[:2] or ('2', '3'))}{',' if len(self.dims) == 1 else ''})"
        return ", ".join([form] * self._asked)

    def read(self, text: str) -> Shapes:
        from grader.expressions import LEARNER, parse

        line = _divided(bare_expression(text))
        if call := re.match(r"\s*Size\(", line):
            line = " " * (call.end() - 1) + line[call.end() - 1 :]
        line = _with_commas(readable(line, self.dims))
        expression = respelled(parse(line, LEARNER), self.dims)
        expression.check({*self.dims}, ())
        found = tuple(
            shapes(expression.evaluate(sizes, {}, elements=1000)) for sizes in _sizes(self.dims)
        )
        got, want = len(found[0]), len(self.answer[0])
        if self.told and got != want:
            message = plural(
                "{n} shape is asked for, this names {got}",
                "{n} shapes are asked for, this names {got}",
                want,
                got=got,
            )
            hint = Message("such as {form}", form=self._form())
            raise ExpressionError(message, column=1, hint=hint)
        return found

    def mark(self, answer: Shapes) -> Marking:
        if answer == self.answer:
            return Marking(1.0)
        for wrong in self.wrong:
            if answer == wrong.value:
                return Marking(0.0, (wrong.remark,), slip_name(wrong))
        got, want = answer[0], self.answer[0]
        if len(got) != len(want):
            text = Message("the number of shapes is not right")
            return Marking(0.0, (Remark(text, False),), "count")
        bad = [i for i in range(len(want)) if any(a[i] != b[i] for a, b in self._rows(answer))]
        if len(want) == 1:
            if sorted(got[0]) == sorted(want[0]):
                text = Message("the right sizes in the wrong order")
            elif len(got[0]) != len(want[0]):
                text = plural("it does not have {n} axis", "it does not have {n} axes", len(got[0]))
            else:
                text = Message("not every size is right")
            return Marking(0.0, (Remark(text, False),))
        text = Message("wrong: shape {numbers}", numbers=tuple(i + 1 for i in bad))
        return Marking(1 - len(bad) / len(want), (Remark(text, False),))

    def _rows(self, answer: Shapes) -> list[tuple[Any, Any]]:
        return list(zip(answer, self.answer, strict=True))

    def key(self, lang: str) -> str:
        return self.source

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        pairs = zip(self.sources, self.wrong, strict=True)
        return tuple((source, wrong.remark) for source, wrong in pairs)

    def audit(self) -> Message | None:
        for wrong in self.wrong:
            if wrong.value == self.answer:
                return Message("wrong value {number} is the answer", number=wrong.number)
        for one, two in combinations(self.wrong, 2):
            if one.value == two.value:
                return Message(
                    "wrong values {one} and {two} are the same", one=one.number, two=two.number
                )
        return None


def _with_commas(line: str) -> str:
    """Return `(2, 3) (4, 5)` with a comma between, and a bare `B T D` with commas."""
    line = re.sub(r"\)(\s*)(?:;\s?|\s)\s*(?=\()", lambda m: ")," + " " * (len(m[0]) - 2), line)
    if "," not in line and "(" not in line and "[" not in line:
        line = re.sub(r"(?<=[\w])\s(?=\s*\w)", ",", line)
    return line


def _sizes(dims: tuple[str, ...]) -> Iterator[dict[str, int]]:
    for primes in _PRIMES:
        yield dict(zip(dims, primes, strict=False))


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Shape:
    """Compute the shapes of one variant."""
    dims = question.options["dims"]
    answers, wrongs = [], []
    for sizes in _sizes(dims):
        known = {**names, **sizes}
        answers.append(shapes(_computed(question.options["answer"], known)))
        plainly = _plain_division(question)
        wrongs.append(wrong_values(plainly, known, answers[-1], shapes))
    wrong = tuple(
        Wrong((one.value, two.value), one.remark, one.number)
        for one, two in zip(*wrongs, strict=True)
    )
    sources = [_written(r["value"], dims, names) for r in question.options["wrong"]]
    answer = _written(question.options["answer"], dims, names)
    return Shape(dims, answer, tuple(answers), wrong, tuple(sources))


def _computed(source: Any, names: Mapping[str, Any]) -> Any:
    return compute(_divided(source) if isinstance(source, str) else source, names)


def _plain_division(question: Question) -> Question:
    from dataclasses import replace

    wrong = tuple(
        {**record, "value": _divided(record["value"])}
        if isinstance(record["value"], str)
        else record
        for record in question.options["wrong"]
    )
    return replace(question, options={**question.options, "wrong": wrong})


def _written(source: Any, dims: tuple[str, ...], names: Mapping[str, Any]) -> str:
    """Return a shape as it is typed: as written, or in numbers where there are no symbols."""
    if dims:
        text = str(source)
        for name, value in names.items():
            text = re.sub(rf"\b{name}\b", str(value), text)
        return text
    found = shapes(_computed(source, names))
    texts = [
        "(" + ", ".join(f"{size:g}" for size in one) + ("," if len(one) == 1 else "") + ")"
        for one in found
    ]
    return ", ".join(texts)
