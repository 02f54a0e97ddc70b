"""Computed answers and wrong values, for the types whose answers are numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message
from grader.model import Field
from grader.questions._names import check_expression, compute, known_names
from grader.questions._records import Fault, Question, Remark
from grader.questions._tables import WRONG, check_reasons, wrong_remark
from grader.questions._tolerance import TOLERANCE, check_tolerance

FIELDS = (
    Field("answer", "expression", "the right answer, computed", required=True),
    Field("tolerance", "mapping", "how near is near enough; the answer itself if absent"),
    Field("wrong", "list", "wrong values and the ideas they come from", default=()),
)

WHEN = Field("when", "expression", "the draws for which it is a wrong value; all if absent")
TABLES = {"tolerance": TOLERANCE, "wrong": (*WRONG, WHEN)}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong value and what to say to it; `number` counts them in the file, from 1."""

    value: Any
    remark: Remark
    number: int


def slip_name(wrong: Wrong) -> str:
    """Return the name of a wrong value in statistics: the idea it shows, or its number."""
    return wrong.remark.misconception or f"wrong {wrong.number}"


def check_values(question: Question, extra: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Yield what is wrong with `answer`, `wrong` and `tolerance`; `extra` names are known too."""
    options = question.options
    names = known_names(question) | set(extra)
    yield from check_expression(options["answer"], names, ("answer",))
    for index, record in enumerate(options["wrong"]):
        for key in ("value", "when"):
            if record.get(key) is not None:  # shapes know no `when`
                yield from check_expression(record[key], names | {"answer"}, ("wrong", index, key))
    yield from check_reasons(options["wrong"], "wrong")
    if "tolerance" in options:
        yield from check_tolerance(options)


def wrong_values(
    question: Question,
    names: Mapping[str, Any],
    answer: Any,
    settle: Callable[[Any], Any],
) -> tuple[Wrong, ...]:
    """Compute the wrong values of a variant; `settle` brings them into the form of the answer.

    Raises
    ------
    ExpressionError
        One cannot be computed from this draw.
    """
    known = {**names, "answer": answer}
    found = []
    for number, record in enumerate(question.options["wrong"], start=1):
        try:
            when = record.get("when")
            if when is not None and not compute(when, known):
                continue
            value = settle(compute(record["value"], known))
        except ExpressionError as error:
            message = Message("wrong value {number}: {reason}", number=number, reason=error.message)
            raise ExpressionError(message, hint=error.hint) from None
        remark = wrong_remark(record, {**known, "value": value})
        found.append(Wrong(value, remark, number))
    return tuple(found)
