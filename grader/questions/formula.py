"""A formula, compared with the right one at drawn points; of matrices, their shapes first.

After NumPy-free evaluation at points of seeded draws: probabilistic identity testing in the sense
of Schwartz (1980) and Zippel (1979), with real points instead of a finite field.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Any

from grader.errors import ExpressionError, UndefinedError
from grader.messages import Message, verbatim
from grader.model import Field
from grader.questions._names import check_expression, known_names
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._symbols import readable, respelled
from grader.questions._tables import WRONG, check_reasons, wrong_remark
from grader.questions._template import shown
from grader.questions._typed import bare_expression
from grader.suggest import did_you_mean

if TYPE_CHECKING:
    from grader.expressions import Expression

KIND = "formula"

FIELDS = (
    Field("answer", "expression", "the right formula", required=True),
    Field("symbols", "mapping", "what the formula is written in", required=True),
    Field("functions", "names", "functions that may be called", default=()),
    Field("wrong", "list", "wrong formulas and the ideas they come from", default=()),
)

TABLES = {"wrong": WRONG}

EXAMPLE = """\
prompt:
  en: "Write the derivative of x² + exp(x)."
  zh: "写出 x² + exp(x) 的导数。"
symbols: {x: scalar}
functions: [exp]
answer: 2 * x + exp(x)
wrong:
  - value: x + exp(x)
    why: {en: "The derivative of x² is 2 x.", zh: "x² 的导数是 2 x。"}
"""

POINTS = 24
"""Points at which two formulas are compared."""

_RANGES = {"scalar": (-2.0, 2.0), "positive": (0.1, 3.0)}
_PRIMES = (3, 5, 2, 7, 11, 13)
_ELEMENTS = 1000
_RELATIVE = 1e-8
_APART = 1e-4

Value = tuple[tuple[int, ...], tuple[float, ...]]
"""Shape and elements."""


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the symbols and the formulas."""
    from grader.expressions.array_functions import ARRAY_FUNCTIONS

    options = question.options
    yield from _check_symbols(question)
    for index, name in enumerate(options["functions"]):
        if name not in ARRAY_FUNCTIONS:
            hint = did_you_mean(name, ARRAY_FUNCTIONS)
            yield Fault(
                ("functions", index), Message("there is no function `{name}`", name=name), hint
            )
    names = known_names(question) | set(options["symbols"])
    yield from check_expression(options["answer"], names, ("answer",))
    for index, record in enumerate(options["wrong"]):
        yield from check_expression(record["value"], names, ("wrong", index, "value"))
    yield from check_reasons(options["wrong"], "wrong")


def _check_symbols(question: Question) -> Iterator[Fault]:
    symbols = question.options["symbols"]
    if not symbols:
        yield Fault(("symbols",), Message("there are no symbols"))
    for name, spec in symbols.items():
        path = ("symbols", str(name))
        if not str(name).isidentifier() or name in known_names(question):
            yield Fault(path, Message("`{name}` cannot be a symbol of this question", name=name))
        if isinstance(spec, list):
            named = [size for size in spec if isinstance(size, str) and size.isidentifier()]
            if not spec or len(named) + sum(_is_size(size) for size in spec) < len(spec):
                yield Fault(
                    path, Message("the dimensions of `{name}` are names, such as [n, d]", name=name)
                )
        elif isinstance(spec, dict):
            if set(spec) != {"range"} or not _is_range(spec["range"]):
                yield Fault(path, Message("`{name}` expects {{range: [low, high]}}", name=name))
        elif spec not in _RANGES:
            hint = Message("scalar, positive, {{range: [low, high]}}, or dimensions such as [n, d]")
            yield Fault(
                path, Message("`{spec}` says nothing about `{name}`", spec=spec, name=name), hint
            )
    if len(_dimensions(symbols)) > len(_PRIMES):
        yield Fault(("symbols",), Message("more than {count} dimensions", count=len(_PRIMES)))


def _is_size(size: Any) -> bool:
    return type(size) is int and 1 <= size <= 8


def _is_range(value: Any) -> bool:
    numbers = isinstance(value, list) and all(type(x) in (int, float) for x in value)
    return numbers and len(value) == 2 and bool(value[0] < value[1])


def _dimensions(symbols: Mapping[str, Any]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for spec in symbols.values():
        if isinstance(spec, list):
            found.update(dict.fromkeys(size for size in spec if isinstance(size, str)))
    return tuple(found)


class Formula(Body):
    """The formula of one variant, and the points at which others are compared with it."""

    def __init__(self, question: Question, names: Mapping[str, Any], seed: int) -> None:
        options = question.options
        self.symbols: Mapping[str, Any] = options["symbols"]
        self.functions: tuple[str, ...] = options["functions"]
        self.source = str(options["answer"])
        self.names = names
        self.wrong: tuple[Mapping[str, Any], ...] = options["wrong"]
        self.taken = frozenset(str(name).lower() for name in self.symbols)
        self._seed = seed
        self._points: tuple[tuple[Mapping[str, Any], Value], ...] = ()
        self._wrongs: tuple[tuple[Value, ...], ...] = ()

    def how(self) -> Message:
        symbols = " ".join(self.symbols)
        if not self.functions:
            return Message("a formula in {symbols}", symbols=symbols)
        return Message(
            "a formula in {symbols} · functions: {functions}",
            symbols=symbols,
            functions=" ".join(self.functions),
        )

    # ------------------------------------------------------------------ points

    def points(self) -> tuple[tuple[Mapping[str, Any], Value], ...]:
        """Return the points and the right values there; drawn when they are first needed."""
        if not self._points:
            from grader.expressions import parse

            rng = Random(self._seed)
            answer, found = parse(self.source), []
            for _ in range(4 * POINTS):
                point = self._point(rng)
                try:
                    value = self._evaluate(answer, point)
                except UndefinedError:
                    continue
                if all(map(math.isfinite, value[1])):
                    found.append((point, value))
                if len(found) == POINTS:
                    break
            else:
                raise ExpressionError(
                    Message("the answer is not defined at most of the drawn points")
                )
            self._points = tuple(found)
        return self._points

    def _point(self, rng: Random) -> dict[str, Any]:
        from grader.expressions.arrays import Array, Size

        dims = _dimensions(self.symbols)
        sizes = {name: Size(size, name) for name, size in zip(dims, _PRIMES, strict=False)}
        point: dict[str, Any] = dict(self.names)
        for name, spec in self.symbols.items():
            if isinstance(spec, list):
                shape = tuple(sizes[s] if isinstance(s, str) else s for s in spec)
                point[name] = Array([rng.gauss(0, 1) for _ in range(math.prod(shape))], shape)
            elif name in sizes:
                point[name] = int(sizes[name])
            else:
                ends = spec["range"] if isinstance(spec, dict) else _RANGES[spec]
                point[name] = rng.uniform(*ends)
        return point

    def _evaluate(self, expression: Expression, point: Mapping[str, Any]) -> Value:
        from grader.expressions import SCALAR_NAMES
        from grader.expressions.arithmetic import kind
        from grader.expressions.array_functions import ARRAY_FUNCTIONS
        from grader.expressions.arrays import Array

        value = expression.evaluate({**SCALAR_NAMES, **point}, ARRAY_FUNCTIONS, elements=_ELEMENTS)
        if isinstance(value, list | tuple):
            value = ARRAY_FUNCTIONS["array"](value)
        if isinstance(value, Array):
            return value.shape, tuple(map(float, value.data))
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ExpressionError(
                Message("the result is no number but {kind}", kind=kind(value)), column=1
            )
        return (), (float(value),)

    # ------------------------------------------------------------------ answers

    def read(self, text: str) -> Expression:
        from grader.expressions import LEARNER, SCALAR_NAMES, parse

        known = (*self.symbols, *SCALAR_NAMES, *self.names)
        expression = respelled(parse(readable(bare_expression(text), known), LEARNER), known)
        expression.check(tuple(self.symbols), sorted(self.functions), also=known)
        if len(expression.text) and expression.tree is not None:
            self._try_out(expression)
        return expression

    def _try_out(self, expression: Expression) -> None:
        """Refuse what cannot be evaluated at any point: shapes that do not fit, for example."""
        first: UndefinedError | None = None
        for point, _ in self.points():
            try:
                self._evaluate(expression, point)
            except UndefinedError as error:
                first = first or error
            else:
                return
        if first is not None:
            raise first

    def mark(self, answer: Expression) -> Marking:
        got = self._values(answer)
        want = [value for _, value in self.points()]
        if _same(got, want):
            return Marking(1.0)
        for number, record in enumerate(self.wrong):
            if _same(got, self.wrongs()[number]):
                slip = record["misconception"] or f"wrong {number + 1}"
                return Marking(0.0, (wrong_remark(record, self.names),), slip)
        return Marking(0.0, (Remark(self._witness(got), False),))

    def _values(self, expression: Expression) -> list[Value | None]:
        """Return the values at the points; None where it is not defined."""
        found: list[Value | None] = []
        for point, want in self.points():
            try:
                value = self._evaluate(expression, point)
            except ExpressionError:
                found.append(None)
                continue
            found.append(value)
            if value[0] != want[0]:
                return [value] * POINTS
        return found

    def wrongs(self) -> tuple[list[Value | None], ...]:
        """Return the values of the wrong formulas at the points."""
        if not self._wrongs and self.wrong:
            from grader.expressions import parse

            self._wrongs = tuple(self._values(parse(r["value"])) for r in self.wrong)  # type: ignore[misc]
        return self._wrongs  # type: ignore[return-value]

    def _witness(self, got: list[Value | None]) -> Message:
        from grader.expressions.arithmetic import shaped

        for (point, want), value in zip(self.points(), got, strict=True):
            if value is not None and value[0] != want[0]:
                return Message(
                    "the result has shape {got}, expected {want}",
                    got=shaped(value[0]),
                    want=shaped(want[0]),
                )
            if value is None:
                return Message(
                    "at {values} yours is not defined, expected {want}",
                    values=self._at(point),
                    want=shown(want[1][0]),
                )
            if not _close(value, want):
                return self._difference(point, value, want)
        return verbatim("")

    def _difference(self, point: Mapping[str, Any], value: Value, want: Value) -> Message:
        pairs = list(zip(value[1], want[1], strict=True))
        place = max(range(len(pairs)), key=lambda i: _distance(*pairs[i]))
        mine, right = (f"{x:.4g}" for x in pairs[place])
        if not want[0]:
            return Message(
                "at {values} yours is {got}, expected {want}",
                values=self._at(point),
                got=mine,
                want=right,
            )
        return Message(
            "at drawn values the entry {place} of yours is {got}, expected {want}",
            place=_index(place, want[0]),
            got=mine,
            want=right,
        )

    def _at(self, point: Mapping[str, Any]) -> tuple[str, ...]:
        values = [
            f"{name} = {point[name]:.3g}"
            for name in self.symbols
            if isinstance(point[name], int | float)
        ]
        if len(values) < len(self.symbols):
            values.append("...")
        return tuple(values)

    def key(self, lang: str) -> str:
        return self.source

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        return tuple((str(r["value"]), wrong_remark(r, self.names)) for r in self.wrong)

    def audit(self) -> Message | None:
        want: list[Value | None] = [value for _, value in self.points()]
        for number, values in enumerate(self.wrongs(), start=1):
            if _same(values, want, _APART):
                return Message("wrong formula {number} is the answer", number=number)
        for one, two in combinations(range(len(self.wrong)), 2):
            if _same(self.wrongs()[one], self.wrongs()[two], _RELATIVE):
                return Message(
                    "wrong formulas {one} and {two} are the same", one=one + 1, two=two + 1
                )
        return None


def _distance(a: float, b: float) -> float:
    return abs(a - b) if math.isfinite(a) and math.isfinite(b) else math.inf


def _close(one: Value, two: Value, relative: float = _RELATIVE) -> bool:
    if one[0] != two[0]:
        return False
    scale = max((abs(x) for x in two[1]), default=0.0)
    pairs = zip(one[1], two[1], strict=True)
    return all(
        a == b or _distance(a, b) <= relative * max(scale * 1e-4, abs(b)) + 1e-12 for a, b in pairs
    )


def _same(
    one: list[Value | None], two: list[Value | None] | list[Value], relative: float = _RELATIVE
) -> bool:
    return len(one) == len(two) and all(
        (a is None and b is None) or (a is not None and b is not None and _close(a, b, relative))
        for a, b in zip(one, two, strict=True)
    )


def _index(place: int, shape: tuple[int, ...]) -> str:
    parts = []
    for size in reversed(shape):
        place, part = divmod(place, size)
        parts.append(part)
    return shown(list(parts[::-1]))


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Formula:
    """Return the formula of one variant; its points come from a seed drawn here."""
    return Formula(question, names, rng.getrandbits(32))
