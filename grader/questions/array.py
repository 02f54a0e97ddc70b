"""A vector or a matrix of numbers: its shape first, then cell by cell."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random
from typing import Any

from grader.errors import ExpressionError, UnknownWordError
from grader.messages import Message, plural
from grader.questions._names import compute, finite
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._template import shown
from grader.questions._tolerance import APART, Tolerance, tolerance
from grader.questions._typed import CONSTANTS, bare_expression, number
from grader.questions._values import FIELDS as FIELDS
from grader.questions._values import TABLES as TABLES
from grader.questions._values import Wrong, check_values, slip_name, wrong_values

KIND = "array"

EXAMPLE = """\
params: {w: {vector: 2, int: [-3, 3]}, x: {vector: 2, int: [1, 4]}}
prompt:
  en: "w = {{w}}, x = {{x}}. Give w + x as [a, b]."
  zh: "w = {{w}}，x = {{x}}。写出 w + x，形如 [a, b]。"
answer: "[w[0] + x[0], w[1] + x[1]]"
wrong:
  - value: "[w[0] - x[0], w[1] - x[1]]"
    why: {en: "That is w - x.", zh: "这是 w - x。"}
"""

Cells = tuple[tuple[int, ...], tuple[float, ...]]
"""Shape and elements, the last axis running fastest."""

_MOST = 400
_LONGEST = 9
"""Cells of an array that is shown as an example."""


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the answer, the wrong values and the tolerance."""
    yield from check_values(question)


def cells(value: Any) -> Cells:
    """Return shape and elements of computed lists or of an array.

    Raises
    ------
    ExpressionError
        It is neither, its rows differ in length, or an element is no finite number.
    """
    value = value.nested() if hasattr(value, "nested") else value
    if not isinstance(value, list | tuple):
        raise ExpressionError(Message("expected a list, got {got}", got=shown(value)))
    if not any(isinstance(part, list | tuple) for part in value):
        return (len(value),), tuple(map(finite, value))
    parts = [cells(part) for part in value]
    if any(part[0] != parts[0][0] for part in parts):
        raise ExpressionError(Message("the rows differ in length"))
    return (len(parts), *parts[0][0]), tuple(x for part in parts for x in part[1])


_MADE = re.compile(r"\A\s*(?:array|tensor)(?=\()")
_PIECE = re.compile(r"[^\s,;\[\]()][^,;\[\]\s]*")


def read_cells(text: str, example: Message) -> Cells:
    """Read `[1, 2]`, `1 2`, `[[1, 2], [3, 4]]`, `1 2; 3 4` or `w = np.array([1, 2])`.

    `example` is a hint that says what an answer looks like.
    """
    line = _MADE.sub(lambda made: " " * len(made[0]), bare_expression(text))
    stripped = line.strip()
    if not stripped:
        raise ExpressionError(Message("nothing to read"), column=1, hint=example)
    if "," in line or "(" in line:
        return _by_commas(line, example)
    rows = [_pieces(line, start, end, example) for start, end in _spans(line)]
    rows = [row for row in rows if row]
    if any(len(row) != len(rows[0]) for row in rows):
        raise ExpressionError(Message("the rows differ in length"), column=1)
    if not rows:
        raise ExpressionError(Message("nothing to read"), column=1, hint=example)
    flat = tuple(x for row in rows for x in row)
    return ((len(rows), len(rows[0])) if len(rows) > 1 else (len(flat),)), flat


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each row begins and ends: between semicolons or inner brackets."""
    start = 0
    for cut in re.finditer(r";|\]\s*\[", line):
        yield start, cut.start()
        start = cut.end()
    yield start, len(line)


def _pieces(line: str, start: int, end: int, example: Message) -> list[float]:
    row = []
    for piece in _PIECE.finditer(line, start, end):
        try:
            row.append(number(piece[0], example))
        except ExpressionError as error:
            raise error.at(piece.start() + max(error.column, 1)) from None
        if len(row) > _MOST:
            raise ExpressionError(
                Message("more than {most} numbers", most=_MOST), column=piece.start() + 1
            )
    return row


def _by_commas(line: str, example: Message) -> Cells:
    from grader.expressions import LEARNER, SCALAR_FUNCTIONS, parse

    source = line
    if ";" in line:
        bare = re.sub(r"[\[\]]", " ", line)
        source = f"[[{bare.replace(';', '],[')}]]"
    try:
        value = parse(source, LEARNER).evaluate(CONSTANTS, SCALAR_FUNCTIONS, elements=1000)
    except ExpressionError as error:
        column = error.column if source is line else _column_typed(line, error.column)
        column = min(column, len(line))
        hint = example if isinstance(error, UnknownWordError) else error.hint
        raise ExpressionError(error.message, column=column, hint=hint) from None
    if isinstance(value, int | float):
        return (1,), (finite(value),)
    try:
        return cells(value)
    except ExpressionError as error:
        raise ExpressionError(error.message, column=1, hint=example) from None


def _column_typed(line: str, column: int) -> int:
    """Return the column of `line` for one of `[[line]]` with `],[` for every `;` in it."""
    ends = (len("[[") + place + 2 * line.count(";", 0, place) for place in range(1, len(line) + 1))
    return next((place for place, end in enumerate(ends, start=1) if end >= column), len(line))


class Numbers(Body):
    """The cells of one variant."""

    def __init__(
        self, value: Any, answer: Cells, near: Tolerance, wrong: tuple[Wrong, ...]
    ) -> None:
        self.answer = answer
        self.tolerance = near
        self.wrong = wrong
        self.computed = {"answer": value}
        # Where a wrong answer is known by its shape, the shape is part of what is asked.
        self.told = all(one.value[0] == answer[0] for one in wrong)

    def how(self) -> Message:
        form, near = self._form(), self.tolerance.said()
        if len(self.answer[0]) == 1 and self.told:
            return plural(
                "{n} number such as {form} (each {tolerance})",
                "{n} numbers such as {form} (each {tolerance})",
                self.answer[0][0],
                form=form,
                tolerance=near,
            )
        return Message("numbers such as {form} (each {tolerance})", form=form, tolerance=near)

    def _form(self) -> str:
        """Return an example: of the right shape, unless that would be told away or too long."""
        shape = self.answer[0] if self.told else (2,) * len(self.answer[0])
        if math.prod(shape) > _LONGEST:
            shape = (2,) * len(shape)
        return shown(_nested([float(n) for n in range(1, math.prod(shape) + 1)], shape))

    def read(self, text: str) -> Cells:
        from grader.expressions.arithmetic import shaped

        found = read_cells(text, Message("numbers such as {form}", form=self._form()))
        got, want = found[0], self.answer[0]
        if not self.told or got == want:
            return found
        if len(got) == len(want) == 1:
            message = plural(
                "{n} number is asked for, got {got}",
                "{n} numbers are asked for, got {got}",
                want[0],
                got=got[0],
            )
        else:
            message = Message(
                "an array of shape {want} is asked for, got {got}",
                want=shaped(want),
                got=shaped(got),
            )
        raise ExpressionError(message, column=1, hint=Message("such as {form}", form=self._form()))

    def near(self, got: Cells, want: Cells) -> bool:
        pairs = zip(got[1], want[1], strict=True) if got[0] == want[0] else ()
        return got[0] == want[0] and all(self.tolerance.near(g, w) for g, w in pairs)

    def mark(self, answer: Cells) -> Marking:
        from grader.expressions.arithmetic import shaped

        shape, values = answer
        slip = next((wrong for wrong in self.wrong if self.near(answer, wrong.value)), None)
        if shape != self.answer[0]:
            if slip is not None:
                return Marking(0.0, (slip.remark,), slip_name(slip))
            said = Message(
                "the shape is {got}, expected {want}",
                got=shaped(shape),
                want=shaped(self.answer[0]),
            )
            return Marking(0.0, (Remark(said, False),), "shape")
        pairs = list(zip(values, self.answer[1], strict=True))
        bad = [i for i, (g, w) in enumerate(pairs) if not self.tolerance.near(g, w)]
        if not bad:
            return Marking(1.0)
        share = 1 - len(bad) / len(pairs)
        if slip is not None:
            return Marking(share, (slip.remark,), slip_name(slip))
        places = (*(_place(i, shape) for i in bad[:6]), *(["…"] if len(bad) > 6 else []))
        said = Message("no number is right")
        if share:
            said = Message("wrong: {places} (counted from 0)", places=places)
        return Marking(share, (Remark(said, False),))

    def key(self, lang: str) -> str:
        return self._written(self.answer)

    def _written(self, value: Cells) -> str:
        return shown(_nested([_short(x, self.tolerance) for x in value[1]], value[0]))

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        return tuple((self._written(w.value), w.remark) for w in self.wrong)

    def apart(self, one: Cells, two: Cells) -> float:
        """Return how many tolerances two arrays differ in their most different cell."""
        if one[0] != two[0]:
            return math.inf
        pairs = zip(one[1], two[1], strict=True)
        return max((abs(a - b) / self.tolerance.around(b) for a, b in pairs), default=0.0)

    @property
    def listed(self) -> tuple[int, ...]:
        return tuple(wrong.number for wrong in self.wrong)

    def audit(self) -> Message | None:
        for wrong in self.wrong:
            both = ((wrong.value, self.answer), (self.answer, wrong.value))
            if min(self.apart(*pair) for pair in both) <= APART:
                return Message("wrong value {number} is too near the answer", number=wrong.number)
        for one, two in combinations(self.wrong, 2):
            if self.near(one.value, two.value):
                return Message(
                    "wrong values {one} and {two} are the same", one=one.number, two=two.number
                )
        return None


def _place(index: int, shape: tuple[int, ...]) -> str:
    if len(shape) < 2:
        return f"[{index}]"
    parts = []
    for size in reversed(shape):
        index, part = divmod(index, size)
        parts.append(part)
    return shown(parts[::-1])


def _short(value: float, near: Tolerance) -> float:
    for digits in range(1, 17):
        if abs(float(f"{value:.{digits}g}") - value) <= 0.3 * near.around(value):
            return float(f"{value:.{digits}g}")
    return value


def _nested(values: list[float], shape: tuple[int, ...]) -> Any:
    for size in shape[:0:-1]:
        values = [values[i : i + size] for i in range(0, len(values), size)]  # type: ignore[misc]
    return values


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Numbers:
    """Compute the answer and the wrong values of one variant."""
    value = compute(question.options["answer"], names)
    answer = cells(value)
    if not answer[1]:
        raise ExpressionError(Message("the answer has no cells"))
    wrong = wrong_values(question, names, value, cells)
    return Numbers(value, answer, tolerance(question.options), wrong)
