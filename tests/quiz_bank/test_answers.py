"""The answers of the course's quizzes are found again: by simulation, by loops, by running code.

`answers_<quiz>.py` beside this file has, by id of the question:

ANSWERS   numeric, array: a function of the drawn values, or a pair of it and a relative tolerance
SHAPES    shape: a function of the sizes that builds the arrays and returns their shape or shapes
FORMULAS  formula: a function of the symbols
FIXES     bug: the lines that put it right, and a check of the executed code's names
FILLED    blank with code: a check of the executed code's names, the answers filled in
"""

from __future__ import annotations

import importlib.util
import inspect
import itertools
import math
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.content import Content
from grader.content.quizzes import Quizzes
from grader.expressions import parse
from grader.questions import Question, Variant, draw

ROOT = Path(__file__).parents[2]
VARIANTS = 20
PRIMES = (3, 5, 7, 11, 13, 17, 19, 23)
QUIZZES = Quizzes(Content(ROOT, base=ROOT))
TABLES = {
    "numeric": "ANSWERS",
    "array": "ANSWERS",
    "shape": "SHAPES",
    "formula": "FORMULAS",
    "bug": "FIXES",
    "blank": "FILLED",
}


@cache
def found(quiz: str) -> ModuleType:
    path = Path(__file__).with_name(f"answers_{quiz.replace('-', '_')}.py")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None, f"{path.name} is missing"
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def questions() -> list[Question]:
    """Every question whose answer can be found by running something; the prose cannot."""
    asked = [q for head in QUIZZES.heads for q in QUIZZES.quiz(head.id).questions]
    return [q for q in asked if q.type in TABLES and (q.type != "blank" or q.code)]


def named(function: Callable[..., Any], names: Mapping[str, Any]) -> Any:
    """Call a function with the drawn values it asks for."""
    return function(**{name: names[name] for name in inspect.signature(function).parameters})


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_answer(question: Question) -> None:
    """The listed answer is what the independent computation gives, for many variants."""
    table = getattr(found(question.quiz), TABLES[question.type], {})
    assert question.id in table, f"answers_{question.quiz}.py computes no {question.id}"
    for number in range(VARIANTS if question.drawn else 1):
        CHECKS[question.type](draw(question, f"{question.id}/{number}"), table[question.id])


def test_no_answer_is_left_over() -> None:
    """An entry without a question would prove nothing."""
    asked = {q.id for q in questions()}
    for head in QUIZZES.heads:
        for name in set(TABLES.values()):
            assert set(getattr(found(head.id), name, {})) <= asked


def check_value(variant: Variant, entry: Any) -> None:
    function, relative = entry if isinstance(entry, tuple) else (entry, 1e-9)
    value = np.asarray(named(function, variant.names), float)
    answer: Any = variant.body.answer  # type: ignore[attr-defined]
    shape, cells = answer if isinstance(answer, tuple) else ((), (answer,))
    want = np.reshape(np.array(cells, float), shape)
    assert value.shape == want.shape
    np.testing.assert_allclose(want, value, rtol=relative, atol=relative * 1e-2)


def check_shape(variant: Variant, function: Any) -> None:
    dims = variant.question.options["dims"]
    sizes = dict(zip(dims, PRIMES, strict=False))
    got = named(function, {**variant.names, **sizes})
    got = got if got and isinstance(got[0], tuple) else (got,)
    key = variant.body.key("en")
    want = parse(key).evaluate({**variant.names, **sizes}, {})
    want = want if want and isinstance(want[0], tuple | list) else (want,)
    assert [tuple(map(int, shape)) for shape in want] == [tuple(shape) for shape in got], key


def check_formula(variant: Variant, function: Any) -> None:
    body: Any = variant.body
    for point, (shape, cells) in itertools.islice(body.points(), 8):
        names = {name: plain(point[name]) for name in variant.question.options["symbols"]}
        want = np.reshape(cells, shape)
        np.testing.assert_allclose(want, named(function, names), rtol=1e-7, atol=1e-9)


def plain(value: Any) -> Any:
    """Return a value of the expression language as NumPy's, a number as itself."""
    return np.array(value.nested(), float) if hasattr(value, "nested") else value


def run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "shown", "np": np, "numpy": np, "math": math}
    exec(compile(code, "shown", "exec"), names)
    return names


def check_fix(variant: Variant, entry: Any) -> None:
    lines, right = entry
    shown = variant.listing.rstrip("\n").split("\n")
    answer = variant.question.options["answer"]
    faulty = set(answer if isinstance(answer, list) else [answer])
    assert set(lines) == faulty, "the lines put right are the lines said to be wrong"
    fixed = [lines.get(number, line) for number, line in enumerate(shown, start=1)]
    assert not held(right, "\n".join(shown)), "the code is right as it is shown"
    assert held(right, "\n".join(fixed)), "the code is wrong although it was put right"
    for kept in faulty if len(faulty) > 1 else ():  # each of them is needed
        fixed = [lines.get(n, s) if n != kept else s for n, s in enumerate(shown, start=1)]
        assert not held(right, "\n".join(fixed)), f"line {kept} is no fault"


def held(right: Callable[[dict[str, Any]], bool], code: str) -> bool:
    """Whether the code does what it should; an exception is one way of not doing it."""
    try:
        return bool(right(run(code)))
    except Exception:
        return False


def check_filled(variant: Variant, right: Any) -> None:
    code = variant.listing
    for answer in variant.body.key("en").split(";"):
        code = code.replace("____", answer.strip(), 1)
    assert right(run(code)), code


CHECKS: dict[str, Callable[[Variant, Any], None]] = {
    "numeric": check_value,
    "array": check_value,
    "shape": check_shape,
    "formula": check_formula,
    "bug": check_fix,
    "blank": check_filled,
}
