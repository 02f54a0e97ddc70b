"""What expressions mean: values, fields, subscripts, calls, and their errors."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.errors import ExpressionError
from grader.expressions import LEARNER, SCALAR_FUNCTIONS, parse

NAMES: dict[str, Any] = {
    "x": np.arange(12.0).reshape(3, 4),
    "v": np.array([3.0, 1.0, 2.0]),
    "half": np.ones(3, np.float32) / 2,
    "wide": np.ones(2, np.longdouble) / 3,
    "high": np.arange(12).reshape(3, 4) > 9,
    "n": 5,
    "words": ["the", "cat"],
    "old": {"w": np.array([1.0, 2.0]), "b": 4.0, "T": 7},
    "inf": float("inf"),
}


def evaluate(text: str, **options: Any) -> Any:
    functions = {**SCALAR_FUNCTIONS, "total": np.sum, "broken": _broken, "dig": _dig}
    return parse(text).evaluate(NAMES, functions, **options)


def _broken(x: float, *, loud: bool = False) -> float:
    raise KeyError("it's broken.") if loud else ValueError("Not\nnow")


def _dig(x: float) -> float:
    return _dig(x + 1)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("1 + 2 * 3 - 4 / 2", 5.0),
        ("7 // 2 + 7 % 4", 6),
        ("2**10", 1024),
        ("2**62 + 1", 2**62 + 1),
        ("2**-1", 0.5),
        ("2**0.5", 2**0.5),
        ("(-2)**3", -8),
        ("(-1)**(2**62 + 1)", -1),
        ("10**30", 1e30),
        ("10**18 * 10**18", 1e36),
        ("-n", -5),
        ("+true", 1),
        ("~true", False),
        ("true & false | true", True),
        ("1 < n <= 5", True),
        ("1 < n < 5 < 1 / 0", False),
        ("n == 5 and 'yes' or 'no'", "yes"),
        ("n > 5 and 1 / 0", False),
        ("n if n else 1 / 0", 5),
        ("not n", False),
        ("null == None", True),
        ("true == True", True),
        ("'a' + 'b'", "ab"),
        ("[1] + [2]", [1, 2]),
        ("(1,) + (2, n)", (1, 2, 5)),
        ("['the'] * 3 + ['cat']", ["the", "the", "the", "cat"]),
        ("2 * (n, 'a')", (5, "a", 5, "a")),
        ("'ab' * 2", "abab"),
        ("[1] * -1", []),
        ("words[0][1:]", "he"),
        ("words[-1]", "cat"),
        ("'cat' in words", True),
        ("'dog' not in words", True),
        ("old.b", 4.0),
        ("old['b']", 4.0),
        ("old.T", 7),
        ("old.w[1]", 2.0),
        ("x[1, 2]", 6.0),
        ("total(x[:, 0])", 12.0),
        ("'#'", "#"),
        ("'1if'", "1if"),
        ("inf > 1", True),
        ("v == null", False),
        ("v != 'a'", True),
    ],
)
def test_values(text: str, want: object) -> None:
    """Expressions mean what they mean in Python, with small integers only."""
    got = evaluate(text)
    assert got == want
    assert type(got) is type(want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("x.T", NAMES["x"].T),
        ("x[:, None].T", NAMES["x"][:, None].T),
        ("x[..., :2]", NAMES["x"][..., :2]),
        ("x[1:, ::-1]", NAMES["x"][1:, ::-1]),
        ("x[[2, 0]]", NAMES["x"][[2, 0]]),
        ("x[x > 5]", NAMES["x"][NAMES["x"] > 5]),
        ("x @ x.T", NAMES["x"] @ NAMES["x"].T),
        ("v @ x", NAMES["v"] @ NAMES["x"]),
        ("(v[:, None] - x) ** 2", (NAMES["v"][:, None] - NAMES["x"]) ** 2),
        ("-v", -NAMES["v"]),
        ("~(v > 1)", ~(NAMES["v"] > 1)),
        ("(v > 1) & (v < 3) | (v == 3)", np.array([True, False, True])),
        ("v / 0", np.array([np.inf] * 3)),
    ],
)
def test_arrays(text: str, want: np.ndarray[Any, Any]) -> None:
    """Arrays mean what they mean in NumPy, and warn of nothing."""
    np.testing.assert_array_equal(evaluate(text), want, strict=True)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("v[0]", float),
        ("total(x)", float),
        ("v[0] > 1", bool),
        ("[v[0]][0]", float),
        ("half[0]", np.float32),
        ("total(wide)", np.longdouble),
    ],
)
def test_number_types(text: str, want: type) -> None:
    """Standard NumPy scalars leave as Python numbers, which promote nothing; others stay."""
    assert type(evaluate(text)) is want


def test_dtype_is_kept() -> None:
    """Constants do not widen float32 arrays."""
    assert evaluate("half * 2 + 2**0.5").dtype == np.float32


TABLE = [
    ("division", "1 + 2 / 0", 7, "division by zero", ""),
    ("modulo", "1 % 0", 3, "division by zero", ""),
    ("zero-power", "0**-1", 2, "division by zero", ""),
    ("overflow", "9**9**9**9", 5, "the number is too large", ""),
    ("root", "(-8)**0.5", 5, "-8 ** 0.5 is not a real number", ""),
    ("text-times", "'a' * 0.5", 5, "`*` needs numbers or arrays, got text and number", ""),
    (
        "list-times",
        "[1] * v",
        5,
        "`*` needs numbers or arrays, got list and array",
        "wrap the list in `array(...)`",
    ),
    ("too-many-times", "[1, 2] * 9000", 8, "more than 10000 elements in a list", ""),
    ("too-many-inside", "[[1] * 9000] * 9", 14, "more than 10000 elements in a list", ""),
    (
        "list-array",
        "v + [1, 2, 3]",
        3,
        "`+` needs numbers or arrays, got array and list",
        "wrap the list in `array(...)`",
    ),
    ("format", "'%9d' % 1", 7, "`%` needs numbers or arrays, got text and number", ""),
    ("bits", "1 & 2", 3, "`&` needs two truth values", ""),
    ("minus-text", "-'a'", 1, "`-` cannot be applied to text", ""),
    ("order", "'a' < 1", 5, "`<` cannot compare text and number", ""),
    ("in-number", "1 in n", 3, "`in` needs a list, a tuple or text, got number", ""),
    ("shapes", "x + v", 3, "`+` cannot combine shapes (3, 4) and (3,)", ""),
    ("inner", "x @ x", 3, "cannot multiply (3, 4) @ (3, 4): inner sizes 4 and 3 differ", ""),
    ("inner-place", "v @ x @ v", 7, "cannot multiply (4,) @ (3,): inner sizes 4 and 3 differ", ""),
    ("matmul-number", "2 @ x", 3, "`@` needs two arrays, got number and array", ""),
    (
        "truth",
        "1 if v > 1 else 2",
        1,
        "an array of shape (3,) is neither true nor false",
        "use `any(...)` or `all(...)`",
    ),
    (
        "chain",
        "0 < v < 1",
        3,
        "an array of shape (3,) is neither true nor false",
        "use `any(...)` or `all(...)`",
    ),
    ("field", "old.c", 5, "record has no field `c`", "fields: `T`, `b`, `w`"),
    (
        "array-field",
        "n + v.mean",
        7,
        "array has no field `mean`",
        "write `mean(...)` with the array inside the brackets",
    ),
    ("text-field", "'a'.T", 5, "text has no field `T`", ""),
    ("key", "old['c']", 1, "no field `c`", "fields: `w`, `b`, `T`"),
    ("index", "words[9]", 1, "index 9 is outside of 2 elements", ""),
    ("index-kind", "words[0.5]", 1, "the index of a list is a whole number, got number", ""),
    ("elements", "n[0]", 1, "number has no elements", ""),
    ("array-index", "1 + v[7]", 5, "index 7 is out of bounds for axis 0 with size 3", ""),
    ("foreign", "1 + broken(1)", 5, "`broken`: not", ""),
    ("foreign-keyword", "broken(1, loud=true)", 1, '`broken`: "it`s broken."', ""),
    ("option", "broken(1, lod=2)", 1, "`broken`: got an unexpected keyword argument `lod`", ""),
    ("endless", "dig(1)", 1, "the expression is nested too deeply", ""),
]


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_errors(text: str, column: int, message: str, hint: str) -> None:
    """What cannot be computed is an `ExpressionError` at its place, whoever raised first."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(text)
    error = caught.value
    said = error.message.partition(". Did you mean")[0]  # which Python 3.13 adds
    assert (error.column, said, error.hint or "") == (column, message, hint)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("v[:, None] + v", 12),
        ("v[:, None] == v", 12),
        ("v[:, None] @ v[None]", 12),
        ("v[[0, 1, 2, 0, 1, 2, 0, 1, 2]]", 1),
        ("x[[[0, 0], [1, 1]]]", 1),
    ],
    ids=["outer", "compare", "product", "repeat-rows", "nested-index"],
)
def test_array_cap(text: str, column: int) -> None:
    """No operator makes an array of more elements than allowed."""
    with pytest.raises(ExpressionError, match="is too large, allowed are 8") as caught:
        evaluate(text, elements=8)
    assert caught.value.column == column


@pytest.mark.parametrize(
    "text",
    ["x[..., [0, 1]]", "x[:, 0]", "x[[0, 1], [1, 2]]", "x[high]", "x[0]", "x[None, ..., 0]"],
)
def test_array_cap_counts_what_is_made(text: str) -> None:
    """Parts of an array above the cap may be taken out."""
    assert evaluate(text, elements=8).size <= 8


def test_learners_scale() -> None:
    """A list times a number, typed by a learner, is not repeated: it may be meant to be scaled."""
    with pytest.raises(ExpressionError, match="`\\*` needs numbers or arrays, got list and number"):
        parse("[1, 2] * 3", LEARNER).evaluate({}, {})


def test_sequence_cap() -> None:
    """Joined lists stay short."""
    with pytest.raises(ExpressionError, match="more than 10000 elements in a list"):
        parse("a + a").evaluate({"a": [0] * 6000}, {})
