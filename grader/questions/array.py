"""A vector or a matrix of numbers: its shape first, then cell by cell."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random
from typing import Any

from grader.errors import ExpressionError
from grader.model import Text
from grader.questions._names import compute, finite
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._template import shown
from grader.questions._tolerance import APART, Tolerance, tolerance
from grader.questions._typed import CONSTANTS, bare_expression, number
from grader.questions._values import FIELDS, TABLES, Wrong, check_values, slip_name, wrong_values

__all__ = ["FIELDS", "KIND", "TABLES", "draw", "examine"]

KIND = "array"

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
        raise ExpressionError(f"expected a list, got {shown(value)}")
    if not any(isinstance(part, list | tuple) for part in value):
        return (len(value),), tuple(map(finite, value))
    parts = [cells(part) for part in value]
    if any(part[0] != parts[0][0] for part in parts):
        raise ExpressionError("the rows differ in length")
    return (len(parts), *parts[0][0]), tuple(x for part in parts for x in part[1])


_MADE = re.compile(r"\A\s*(?:array|tensor)(?=\()")
_PIECE = re.compile(r"[^\s,;\[\]()][^,;\[\]\s]*")


def read_cells(text: str) -> Cells:
    """Read `[1, 2]`, `1 2`, `[[1, 2], [3, 4]]`, `1 2; 3 4` or `w = np.array([1, 2])`."""
    line = _MADE.sub(lambda made: " " * len(made[0]), bare_expression(text))
    stripped = line.strip()
    if not stripped:
        raise ExpressionError("nothing to read", column=1, hint="numbers such as [1, 2]")
    if "," in line or "(" in line:
        return _by_commas(line)
    rows = [_pieces(line, start, end) for start, end in _spans(line)]
    rows = [row for row in rows if row]
    if any(len(row) != len(rows[0]) for row in rows):
        raise ExpressionError("the rows differ in length", column=1)
    if not rows:
        raise ExpressionError("nothing to read", column=1, hint="numbers such as [1, 2]")
    flat = tuple(x for row in rows for x in row)
    return ((len(rows), len(rows[0])) if len(rows) > 1 else (len(flat),)), flat


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each row begins and ends: between semicolons or inner brackets."""
    start = 0
    for cut in re.finditer(r";|\]\s*\[", line):
        yield start, cut.start()
        start = cut.end()
    yield start, len(line)


def _pieces(line: str, start: int, end: int) -> list[float]:
    row = []
    for piece in _PIECE.finditer(line, start, end):
        try:
            row.append(number(piece[0]))
        except ExpressionError as error:
            column = piece.start() + max(error.column, 1)
            raise ExpressionError(error.message, column=column, hint=error.hint) from None
        if len(row) > _MOST:
            raise ExpressionError(f"more than {_MOST} numbers", column=piece.start() + 1)
    return row


def _by_commas(line: str) -> Cells:
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
        unknown = error.message.startswith("unknown")
        hint = "numbers such as [1, 2]" if unknown else error.hint
        raise ExpressionError(error.message, column=column, hint=hint) from None
    if isinstance(value, int | float):
        return (1,), (finite(value),)
    try:
        return cells(value)
    except ExpressionError as error:
        raise ExpressionError(error.message, column=1, hint="numbers such as [1, 2]") from None


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

    def how(self, lang: str) -> str:
        said = self.tolerance.said(lang)
        form = self._form()
        if len(self.answer[0]) == 1 and self.told:
            count = self.answer[0][0]
            if lang == "zh":
                return f"{count} 个数，例如 {form}（每个：{said}）"
            return f"{_numbers(count)} such as {form} (each {said})"
        if lang == "zh":
            return f"数组，例如 {form}（每个元素：{said}）"
        return f"numbers such as {form} (each {said})"

    def _form(self) -> str:
        """Return an example: of the right shape, unless that would be told away or too long."""
        shape = self.answer[0] if self.told else (2,) * len(self.answer[0])
        if math.prod(shape) > _LONGEST:
            shape = (2,) * len(shape)
        return shown(_nested([float(n) for n in range(1, math.prod(shape) + 1)], shape))

    def read(self, text: str) -> Cells:
        from grader.expressions.arithmetic import shaped

        try:
            found = read_cells(text)
        except ExpressionError as error:
            hint = error.hint
            if "such as" in hint:
                hint = f"numbers such as {self._form()}"
            raise ExpressionError(error.message, column=error.column, hint=hint) from None
        got, want = found[0], self.answer[0]
        if not self.told or got == want:
            return found
        if len(got) == len(want) == 1:
            one = f"1 number is asked for, got {got[0]}"
            message = one if want[0] == 1 else f"{want[0]} numbers are asked for, got {got[0]}"
        else:
            message = f"an array of shape {shaped(want)} is asked for, got {shaped(got)}"
        raise ExpressionError(message, column=1, hint=f"such as {self._form()}")

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
            en = f"the shape is {shaped(shape)}, expected {shaped(self.answer[0])}"
            zh = f"形状是 {shaped(shape)}，应为 {shaped(self.answer[0])}"
            return Marking(0.0, (Remark(Text(en, zh=zh), False),), "shape")
        pairs = list(zip(values, self.answer[1], strict=True))
        bad = [i for i, (g, w) in enumerate(pairs) if not self.tolerance.near(g, w)]
        if not bad:
            return Marking(1.0)
        share = 1 - len(bad) / len(pairs)
        if slip is not None:
            return Marking(share, (slip.remark,), slip_name(slip))
        places = ", ".join(_place(i, shape) for i in bad[:6]) + (", …" if len(bad) > 6 else "")
        en = f"wrong: {places} (counted from 0)" if share else "no number is right"
        zh = f"错在 {places}（从 0 数起）" if share else "没有一个元素是对的"
        return Marking(share, (Remark(Text(en, zh=zh), False),))

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

    def audit(self) -> str:
        for wrong in self.wrong:
            if (
                min(self.apart(wrong.value, self.answer), self.apart(self.answer, wrong.value))
                <= APART
            ):
                return f"wrong value {wrong.number} is too near the answer"
        for one, two in combinations(self.wrong, 2):
            if self.near(one.value, two.value):
                return f"wrong values {one.number} and {two.number} are the same"
        return ""


def _numbers(count: int) -> str:
    return "1 number" if count == 1 else f"{count} numbers"


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
        raise ExpressionError("the answer has no cells")
    wrong = wrong_values(question, names, value, cells)
    return Numbers(value, answer, tolerance(question.options), wrong)
