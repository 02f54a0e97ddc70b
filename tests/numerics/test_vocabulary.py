"""The vocabulary as authors meet it: complete, documented, harmless in any expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.content import words
from grader.errors import ExpressionError
from grader.expressions import parse
from grader.numerics.vocabulary import FUNCTIONS, NAMES, document, drawn

Within = Callable[[float], AbstractContextManager[None]]


def evaluate(text: str, seed: int = 0, **names: Any) -> Any:
    functions = {**FUNCTIONS, **drawn(np.random.default_rng(seed))}
    return parse(text).evaluate({**NAMES, **names}, functions)


def test_the_reader_knows_the_same_words() -> None:
    """Content is checked without NumPy, against a list that must not drift."""
    assert {word.name for word in document()} == words.FUNCTIONS
    assert set(NAMES) == words.NAMES
    assert {word.name for word in document()} == {*FUNCTIONS, *drawn(np.random.default_rng())}


def test_every_word_is_documented() -> None:
    """Every word has a signature without annotations and one sentence."""
    for word in document():
        assert re.fullmatch(rf"{word.name}\([\w\s,=.*'-]*\)", word.signature), word
        assert word.doc.endswith("."), word
        assert len(word.doc) <= 90, word


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("normal", "normal(*shape)"),
        ("uniform", "uniform(lo, hi, *shape)"),
        ("separable", "separable(n, d, margin=0.1, away=0.0)"),
        ("max", "max(a, *, axis=None, keepdims=False)"),
        ("softmax", "softmax(a, axis=-1)"),
        ("generator", "generator()"),
    ],
)
def test_signatures(name: str, signature: str) -> None:
    """A signature reads as an author writes the call."""
    assert {word.name: word.signature for word in document()}[name] == signature


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("zeros(10**9)", "an array of 1000000000 elements is too large, allowed are 20000000"),
        ("eye(10**6)", "an array of 1000000000000 elements is too large, allowed are 20000000"),
        ("arange(10**18)", f"an array of {10**18} elements is too large, allowed are 20000000"),
        ("linspace(0, 1, 10**9)", "an array of 1000000000 elements is too large, "),
        ("causal_mask(10**5)", "an array of 10000000000 elements is too large, "),
        ("full(0, 10**5, 10**5)", "an array of 10000000000 elements is too large, "),
        ("repeat(zeros(10**4), 10**4)", "an array of 100000000 elements is too large, "),
        ("where(zeros(10**4, 1), zeros(10**4), 0)", "an array of 100000000 elements is too large"),
        ("maximum(zeros(10**4, 1), zeros(10**4))", "an array of 100000000 elements is too large"),
        ("orthogonal(10**5)", "an array of 10000000000 elements is too large, "),
        ("permutation(10**9)", "an array of 1000000000 elements is too large, "),
        ("signs(10**9)", "an array of 1000000000 elements is too large, "),
        ("rings(10**9)", "an array of 2000000000 elements is too large, "),
        ("separable(10**5, 10**5)", "an array of 10000000000 elements is too large, "),
        ("blobs(10**9, 2)", "an array of "),
        ("unbalanced(10**9, 2)", "an array of "),
        ("normal(-1)", "a size cannot be negative, got -1"),
        ("normal(2.5)", "a size must be a whole number, got 2.5"),
        ("normal(true)", "a size must be a whole number, got True"),
        ("normal([2, 'a'])", "a size must be a whole number, got a"),
        ("normal(zeros(2))", "a size must be a whole number, got array"),
        ("normal(inf)", "a size must be a whole number, got inf"),
        ("zeros(1, 2, 3, 4.0)", "a size must be a whole number, got 4.0"),
        ("array([1, [2]])", "the rows of a list differ in length"),
        ("array('a')", "expected numbers"),
        ("exp('a')", "expected numbers"),
        ("exp(null)", "expected numbers"),
        ("exp(rbf_kernel(1))", "expected numbers"),
        ("tril(arange(3))", "expected at least 2 axes, got shape (3,)"),
        ("reshape(arange(6), 4)", "an array of shape (6,) cannot be reshaped to (4,)"),
        ("sum(zeros(2), axis=1)", "`sum`: axis 1 is out of bounds for array of dimension 1"),
        ("sum(zeros(2), axis=0.5)", "an axis must be a whole number, got 0.5"),
        ("sum(zeros(2), keepdim=true)", "`sum`: got an unexpected keyword argument `keepdim`"),
        ("max(1, 2)", "`max`: takes 1 positional argument but 2 were given"),
        ("mean([])", "expected at least one number, got none"),
        ("max(zeros(0))", "expected at least one number, got none"),
        ("where(zeros(2), zeros(3), 1)", "shapes (2,) and (3,) and () do not go together"),
        ("maximum(zeros(2), zeros(3))", "shapes (2,) and (3,) do not go together"),
        ("noncontiguous(3)", "expected an array, got a number"),
        ("int(zeros(2))", "expected one number, got shape (2,)"),
        ("int(nan)", "nan is not a 64-bit whole number"),
        ("int(1e30)", "1e+30 is not a 64-bit whole number"),
        ("uniform(1, 0)", "lo must not be above hi, got 1.0 and 0.0"),
        ("uniform(0, inf)", "hi must be a finite number, got inf"),
        ("integers(3, 1)", "lo must not be above hi, got 3 and 1"),
        ("integers(0.5, 1)", "lo must be a whole number, got 0.5"),
        ("integers(0, 2**64)", f"hi must fit into 64 bits, got {2**64}"),
        ("pick()", "expected at least one value to pick from"),
        ("random_mask()", "expected at least one size"),
        ("signs(1)", "a size must be at least 2, got 1"),
        ("separable(1, 2)", "a size must be at least 2, got 1"),
        ("separable(4, 0)", "a size must be at least 1, got 0"),
        ("separable(4, 2, 0)", "the margin must be above 0, got 0"),
        ("blobs(2, 2)", "a size must be at least 3, got 2"),
        ("unbalanced(9, 2, 1)", "the share must be between 0 and 1, got 1"),
        ("planted_svm(9)", "the size must be even, got 9"),
        ("planted_svm(4)", "a size must be at least 6, got 4"),
        ("planted_svm(8, 0)", "C must be above 0, got 0"),
        ("gram(zeros(3))", "expected samples of shape (n, d), got shape (3,)"),
        ("gram(zeros(3, 2), 5)", "expected a kernel such as `rbf_kernel(0.5)`"),
        ("gram(zeros(10**5, 1))", "an array of 10000000000 elements is too large, "),
        ("with_row(zeros(3), 3, 1)", "an array of shape (3,) has no row 3"),
        ("with_row(zeros(3, 2), 0, zeros(4, 3, 2))", "a value of shape (4, 3, 2) is no row of"),
        ("interleave(1, 2)", "expected arrays, got numbers"),
        ("words(['the'])", "expected a text, got list"),
        ("eighths('a')", "expected numbers"),
        ("rbf_kernel('a')", "gamma must be a finite number, got a"),
        ("poly_kernel(2.5)", "the degree must be a whole number, got 2.5"),
        ("poly_kernel(0)", "the degree must be between 1 and 20, got 0"),
    ],
)
def test_errors(within: Within, text: str, message: str) -> None:
    """A wrong argument is explained at once, and nothing large is made first."""
    with within(1), pytest.raises(ExpressionError) as caught:
        evaluate(text)
    assert caught.value.message.startswith(message)
    assert caught.value.column >= 1


ARGUMENTS = st.sampled_from(
    [
        *("0", "1", "2", "-1", "3.5", "nan", "inf", "10**9", "2**63", "'a'", "null", "true", "[]"),
        *("[1, 2]", "[[1], [2, 3]]", "(2, 3)", "x", "x[0]", "m", "m > 0", "half", "zeros(0)", "d"),
    ]
)


@settings(max_examples=600)
@given(
    st.sampled_from([word.name for word in document()]),
    st.lists(ARGUMENTS, max_size=4),
    st.sampled_from(["", "axis=0", "axis=-1", "axis=(0, 1)", "keepdims=true", "n=3"]),
)
def test_any_call(name: str, arguments: list[str], option: str) -> None:
    """Whatever is passed, nothing but an `ExpressionError` escapes, and NumPy warns of nothing."""
    call = f"{name}({', '.join([*arguments, *([option] if option else [])])})"
    names = {
        "x": np.arange(3),
        "m": np.eye(2),
        "half": np.ones(2, np.float32),
        "d": {"X": np.eye(2)},
    }
    try:
        evaluate(call, **names)
    except ExpressionError as error:
        assert error.message
        assert "\n" not in error.message
        assert error.column >= 1
