"""Plain arrays agree with NumPy, in values, shapes and refusals."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from grader.errors import ExpressionError
from grader.expressions import parse
from grader.expressions.array_functions import ARRAY_FUNCTIONS
from grader.expressions.arrays import Array, Size, array

SHAPES = [(), (3,), (1,), (2, 3), (3, 1), (1, 3), (2, 1, 3), (4, 2, 3)]


def numbers(shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape)


def ours(values) -> Array:
    values = np.asarray(values)
    return Array(values.ravel().tolist(), values.shape)


def same(got, want) -> bool:
    got = got if isinstance(got, Array) else ours(got)
    want = np.asarray(want)
    flat = np.array(got.data, dtype=float)
    return tuple(got.shape) == want.shape and np.allclose(
        flat, want.ravel(), rtol=1e-12, atol=0, equal_nan=True
    )


def evaluate(text, **names):
    return parse(text).evaluate(names, ARRAY_FUNCTIONS)


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "//", "%", "<", ">=", "==", "!="])
@pytest.mark.parametrize(("left", "right"), [*itertools.product(SHAPES[1:], SHAPES[1:])])
def test_broadcasting(operator, left, right):
    """Every operator, for all pairs of shapes that fit; others are refused."""
    a, b = numbers(left), numbers(right, 1)
    try:
        want = eval(f"a {operator} b", {"a": a, "b": b})
    except ValueError:
        with pytest.raises(ExpressionError, match="cannot combine shapes"):
            evaluate(f"a {operator} b", a=ours(a), b=ours(b))
        return
    assert same(evaluate(f"a {operator} b", a=ours(a), b=ours(b)), want)


@pytest.mark.parametrize("text", ["a + 2", "2 - a", "a / 3", "1 / a", "-a", "2 ** a", "a ** 2"])
def test_numbers_broadcast_too(text):
    """A number stands on either side."""
    a = numbers((2, 3))
    assert same(evaluate(text, a=ours(a)), eval(text, {"a": a}))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((3,), (3,)),
        ((2, 3), (3,)),
        ((3,), (3, 4)),
        ((2, 3), (3, 4)),
        ((5, 2, 3), (3, 4)),
        ((5, 2, 3), (5, 3, 4)),
        ((5, 1, 2, 3), (4, 3, 2)),
        ((2, 3), (5, 3, 4)),
    ],
)
def test_matrix_products(left, right):
    """`@` of vectors, matrices and batches of them."""
    a, b = numbers(left), numbers(right, 1)
    assert same(evaluate("a @ b", a=ours(a), b=ours(b)), a @ b)


@pytest.mark.parametrize(
    "text",
    [
        *("a[0]", "a[-1]", "a[1, 2]", "a[:, 1]", "a[1:]", "a[:, ::-1]", "a[:, None]", "a[..., 0]"),
        *("a[None]", "a[1:1]", "a[0, :, None]", "a[::2, 1:]", "a.T", "a[:, :2].T", "a[3:0:-1]"),
    ],
)
def test_indexing(text):
    """Whole numbers, slices, None and the ellipsis."""
    a = numbers((4, 3))
    assert same(evaluate(text, a=ours(a)), eval(text, {"a": a}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a[4]", "index 4 is outside of 4 elements"),
        ("a[0, 0, 0]", "too many indices for shape (4, 3)"),
        ("a['x']", "an index is a whole number or a slice"),
        ("a @ a", "cannot multiply (4, 3) @ (4, 3): inner sizes 3 and 4 differ"),
        ("sum(a, axis=2)", "`sum`: there is no axis 2 among 2"),
        ("sum(a, axis=0.5)", "`axis` of `sum` is a whole number"),
        ("sum(a, a)", "`sum` takes one array, and `axis`"),
        ("sum(1, 2, axis=0)", "`axis` of `sum` needs an array"),
        ("array([[1], [2, 3]])", "`array` needs rows of equal length"),
        ("array('x')", "`array` needs numbers, got text"),
        ("maximum('a', 1)", "`maximum` needs numbers or arrays"),
        ("a if a > 0 else 1", "an array of shape (4, 3) is neither true nor false"),
    ],
)
def test_refusals(text, message):
    """What has no value says why."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(text, a=ours(numbers((4, 3))))
    assert caught.value.message == message


@pytest.mark.parametrize("name", ["sum", "mean", "var", "std", "max", "min"])
@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("axis", [None, 0, 1, -1, 2])
def test_reductions(name, axis, keepdims):
    """Over everything or along an axis, with and without the axis kept."""
    a = numbers((2, 4, 3))
    want = getattr(np, name)(a, axis=axis, keepdims=keepdims)
    got = ARRAY_FUNCTIONS[name](ours(a), axis=axis, keepdims=keepdims)
    assert same(got, want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("norm(a)", lambda a: np.linalg.norm(a)),
        ("norm(a, axis=1)", lambda a: np.linalg.norm(a, axis=1)),
        ("exp(a)", np.exp),
        ("log(abs(a))", lambda a: np.log(np.abs(a))),
        ("log(abs(a), 2)", lambda a: np.log2(np.abs(a))),
        ("log2(abs(a))", lambda a: np.log2(np.abs(a))),
        ("sqrt(abs(a))", lambda a: np.sqrt(np.abs(a))),
        ("tanh(a)", np.tanh),
        ("floor(a)", np.floor),
        ("where(a > 0, a, 0)", lambda a: np.where(a > 0, a, 0)),
        ("maximum(a, 0)", lambda a: np.maximum(a, 0)),
        ("minimum(a, 0.5)", lambda a: np.minimum(a, 0.5)),
        ("relu(a)", lambda a: np.maximum(a, 0)),
        ("sigmoid(a)", lambda a: 1 / (1 + np.exp(-a))),
        ("transpose(a)", lambda a: a.T),
        ("sum(a, 0)", lambda a: a.sum(0)),
        ("~(a > 0)", lambda a: ~(a > 0)),
        ("(a > 0) & (a < 1)", lambda a: (a > 0) & (a < 1)),
    ],
)
def test_functions(text, want):
    """Entry by entry, as in NumPy."""
    a = numbers((3, 4))
    assert same(evaluate(text, a=ours(a)), want(a))


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_softmax(axis):
    """Stable, along any axis."""
    a = numbers((3, 4)) * 500
    shifted = np.exp(a - a.max(axis=axis, keepdims=True))
    want = shifted / shifted.sum(axis=axis, keepdims=True)
    assert same(ARRAY_FUNCTIONS["softmax"](ours(a), axis=axis), want)


def test_floating_point():
    """Arrays have inf and nan where numbers refuse."""
    a = ours([0.0, -1.0, 1.0, 1000.0])
    assert evaluate("1 / a", a=a).data == [math.inf, -1, 1, 0.001]
    assert evaluate("log(a)", a=a).data[0] == -math.inf
    assert math.isnan(evaluate("sqrt(a)", a=a).data[1])
    assert evaluate("exp(a)", a=a).data[3] == math.inf
    with pytest.raises(ExpressionError, match="`sqrt` is not defined at -1"):
        evaluate("sqrt(-1)")


def test_numbers_stay_numbers():
    """The functions of numbers are what they were."""
    assert evaluate("softmax([1, 1])") == [0.5, 0.5]
    assert evaluate("mean([1, 2, 6]) + max(1, 2) + sum(1, 2)") == 8
    assert evaluate("relu(-2)") == 0
    assert evaluate("sigmoid(0)") == 0.5


def test_named_sizes():
    """A size is shown by its name, and stays with its axis."""
    n, d = Size(3, "n"), Size(5, "d")
    q = Array([0.0] * 15, (n, d))
    with pytest.raises(ExpressionError) as caught:
        evaluate("q @ q", q=q)
    assert caught.value.message == "cannot multiply (n, d) @ (n, d): inner sizes d and n differ"
    for text, names in [("q @ q.T", "n n"), ("q[:, None]", "n 1 d"), ("sum(q, axis=1)", "n")]:
        assert " ".join(map(str, evaluate(text, q=q).shape)) == names
    assert " ".join(map(str, evaluate("softmax(q + 1)", q=q).shape)) == "n d"


def test_lists():
    """Nested lists become arrays and come back."""
    assert array([[1, 2], [3, 4]]).shape == (2, 2)
    assert array([[1, 2], [3, 4]]).nested() == [[1, 2], [3, 4]]
    assert array(5).nested() == 5
    assert array([]).nested() == []
    assert repr(array([1])) == "array([1])"
    assert evaluate("(array([1, 2]) + array([3, 4]))[1]") == 6
    assert evaluate("len(array([[1, 2], [3, 4], [5, 6]]))") == 3


def test_size_is_capped():
    """What would be huge is refused before it is made."""
    wide = ours(np.zeros((200, 1)))
    with pytest.raises(ExpressionError, match="is too large"):
        evaluate("a + a.T", a=wide)
    with pytest.raises(ExpressionError, match="is too large"):
        evaluate("a @ a.T", a=wide)
    with pytest.raises(ExpressionError, match="is too large"):
        array([0] * 10_001)


def test_numpy_is_not_needed():
    """Importing the functions loads no NumPy."""
    import subprocess
    import sys

    program = "import sys, grader.expressions.array_functions; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
