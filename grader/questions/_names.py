"""Values that a question draws and computes, by name, and how expressions over them are checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from random import Random
from typing import TYPE_CHECKING, Any

from grader.errors import ExpressionError
from grader.messages import Message
from grader.questions._records import Fault, Question

if TYPE_CHECKING:
    from grader.expressions import Expression


def evaluate(expression: Expression, names: Mapping[str, Any]) -> Any:
    """Evaluate an author's expression with the functions of quizzes, NumPy not among them."""
    from grader.expressions import SCALAR_NAMES
    from grader.expressions.array_functions import ARRAY_FUNCTIONS

    return expression.evaluate({**SCALAR_NAMES, **names}, ARRAY_FUNCTIONS, elements=10_000)


def compute(source: Any, names: Mapping[str, Any]) -> Any:
    """Return the value of an author's expression, or of a plain literal."""
    if not isinstance(source, str):
        return source
    from grader.expressions import parse

    return evaluate(parse(source), names)


def known_names(question: Question) -> frozenset[str]:
    """Return the names that expressions of a question may use."""
    return frozenset({*question.params, *question.let})


def check_expression(
    source: Any, names: Collection[str], path: tuple[str | int, ...]
) -> Iterator[Fault]:
    """Yield the fault of an expression that cannot be read or uses an unknown word."""
    from grader.expressions import SCALAR_NAMES, parse
    from grader.expressions.array_functions import ARRAY_FUNCTIONS

    try:
        parse(source).check(sorted({*names, *SCALAR_NAMES}), sorted(ARRAY_FUNCTIONS))
    except ExpressionError as error:
        yield Fault(path, error.message, error.hint, error.column)


def draw_names(question: Question, rng: Random, names: dict[str, Any]) -> None:
    """Draw the parameters of a question into `names`, and compute what its `let` says.

    Raises
    ------
    ExpressionError
        A value cannot be computed from this draw, or the draw is not what `require` asks for.
    """
    names.update({name: _drawn(spec, rng) for name, spec in question.params.items()})
    for name, source in question.let.items():
        names[name] = compute(source, names)
    if question.require is not None and not compute(question.require, names):
        raise ExpressionError(Message("`require` does not hold"))


def _drawn(spec: Mapping[str, Any], rng: Random) -> Any:
    if "vector" in spec:
        return _several(spec, int(spec["vector"]), rng)
    if "matrix" in spec:
        rows, columns = spec["matrix"]
        flat = _several(spec, rows * columns, rng)
        return [flat[row * columns : (row + 1) * columns] for row in range(rows)]
    return _one(spec, rng)


def _several(spec: Mapping[str, Any], count: int, rng: Random) -> list[Any]:
    if not spec.get("distinct"):
        return [_one(spec, rng) for _ in range(count)]
    found: list[Any] = []
    for _ in range(200 * count):
        value = _one(spec, rng)
        if value not in found:
            found.append(value)
        if len(found) == count:
            return found
    raise ExpressionError(Message("cannot draw {count} distinct values", count=count))


def _one(spec: Mapping[str, Any], rng: Random) -> Any:
    if "pick" in spec:
        return rng.choice(spec["pick"])
    if "int" in spec:
        return rng.randint(*spec["int"])
    low, high = spec["float"]
    step = spec.get("step")
    if not step:
        return rng.uniform(low, high)
    return round(low + step * rng.randint(0, int((high - low) / step + 1e-9)), 12)


def finite(value: Any) -> float:
    """Return a computed value as a finite number.

    Raises
    ------
    ExpressionError
        It is none.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        from grader.expressions.arithmetic import kind

        raise ExpressionError(Message("expected a number, got {kind}", kind=kind(value)))
    number = float(value)
    if number - number != 0:
        raise ExpressionError(Message("the value is not finite"))
    return number
