"""What is in the expression language, and how the rest is refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.errors import ExpressionError
from grader.expressions import AUTHOR, LEARNER, SCALAR_FUNCTIONS, SCALAR_NAMES, parse

Within = Callable[[float], AbstractContextManager[None]]

TABLE = [
    # id, text, column, message, hint
    ("empty", "", 1, "the expression is empty", ""),
    ("spaces", " \n\t", 1, "the expression is empty", ""),
    ("nul", "1 +\0 2", 4, "character U+0000 is not allowed", ""),
    ("right-to-left", "a + \u202eb", 5, "character U+202E is not allowed", ""),
    ("zero-width", "a\u200bb", 2, "character U+200B is not allowed", ""),
    ("surrogate", "1\ud800", 2, "character U+D800 is not allowed", ""),
    ("backslash", "'a\\n'", 3, "character U+005C is not allowed", ""),
    ("comment", "1 # one", 3, "a comment is not allowed in an expression", ""),
    ("glued", "1if x else 2", 2, "a space is missing after a number", ""),
    ("unfinished", "(1 + 2", 1, "cannot read the expression: `(` was never closed", ""),
    ("after-accents", "é + (1", 5, "cannot read the expression: `(` was never closed", ""),
    ("two-values", "1 2", 3, "cannot read the expression: `2` cannot stand here", ""),
    ("a-unit", "3 cm", 3, "cannot read the expression: `cm` cannot stand here", ""),
    ("semicolon", "1;2", 2, "cannot read the expression: `;` is no separator here", ""),
    (
        "assignment",
        "x = 3",
        3,
        "cannot read the expression: an expression cannot assign with `=`",
        "write `==` to compare",
    ),
    (
        "factor",
        "2x",
        1,
        "cannot read the expression: a name cannot start with a digit",
        "write `*` to multiply",
    ),
    ("times", "a × b", 3, "character `×` (U+00D7) is not part of the language", "write `*`"),
    ("minus", "a − b", 3, "character `−` (U+2212) is not part of the language", "write `-`"),
    ("full-width", "f（1）", 2, "character `（` (U+FF08) is not part of the language", "write `(`"),
    ("square", "x²", 2, "character `²` (U+00B2) is not part of the language", "write `**2`"),
    ("caret", "x ^ 2", 3, "`^` is not allowed", "write `**` for a power"),
    ("shift", "1 << 99999", 1, "`<<` and `>>` are not allowed", ""),
    ("is", "x is null", 1, "`is` is not allowed", "write `==`"),
    ("dunder-name", "__import__('os')", 1, "name `__import__` is not allowed", ""),
    ("dunder-field", "x + ().__class__", 8, "field `__class__` is not allowed", ""),
    ("underscore", "_x", 1, "name `_x` is not allowed", ""),
    ("bold-dunder", "(é). __𝐜lass__", 5, "field `__class__` is not allowed", ""),
    ("lambda", "1 + (lambda: 0)", 6, "`lambda` is not allowed in an expression", ""),
    ("comprehension", "[i for i in x]", 1, "a comprehension is not allowed in an expression", ""),
    ("generator", "sum(i for i in x)", 4, "a comprehension is not allowed in an expression", ""),
    ("f-string", "f'{x}'", 1, "an f-string is not allowed in an expression", ""),
    ("walrus", "(x := 1)", 2, "an assignment is not allowed in an expression", ""),
    ("star", "f(*x)", 3, "a star is not allowed in an expression", ""),
    ("star-star", "f(**x)", 1, "a star is not allowed in an expression", ""),
    ("star-index", "x[*y]", 3, "a star is not allowed in an expression", ""),
    ("dict", "{1: 2}", 1, "a dictionary is not allowed in an expression", ""),
    ("set", "{1, 2}", 1, "a set is not allowed in an expression", ""),
    ("await", "await x", 1, "`await` is not allowed in an expression", ""),
    ("bytes", "b'a'", 1, "a bytes literal is not allowed in an expression", ""),
    ("complex", "2 + 1j", 5, "a complex number is not allowed in an expression", ""),
    ("ellipsis", "...", 1, "`...` outside of `[ ]` is not allowed in an expression", ""),
    ("method", "x.sum()", 1, "a method cannot be called", "write `sum(...)` with the array inside"),
    ("call-number", "2(x + 1)", 1, "only a function can be called", "write `*` to multiply"),
    ("call-result", "f(1)(2)", 1, "only a function can be called", "write `*` to multiply"),
    ("big-int", "9" * 40, 1, "the number is too large", ""),
    ("big-float", "1 + 1e999", 5, "the number is too large", ""),
    ("long-name", "a" * 81, 1, "a name has more than 80 characters", ""),
    ("long-string", f"'{'a' * 1001}'", 1, "a string has more than 1000 characters", ""),
    ("deep", "-" * 500 + "1", 101, "the expression is nested too deeply", ""),
    ("wide", "[" + "1, " * 1200 + "1]", 0, "", ""),
    ("wider", ",".join("1" * 2000), 0, "the expression has more than 2000 parts", ""),
]


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_refusals(text: str, column: int, message: str, hint: str) -> None:
    """What is not in the language is refused with its place, a reason and the next action."""
    if not message:
        parse(text)
        return
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.message == message
    assert (caught.value.hint or "").startswith(hint)
    assert bool(caught.value.hint) == bool(hint)
    if column:
        assert caught.value.column == column


@pytest.mark.parametrize("caps", [LEARNER, AUTHOR], ids=["learner", "author"])
def test_length(caps: object) -> None:
    """A learner may type 400 characters, an author 4000."""
    assert caps in (LEARNER, AUTHOR)
    limit = 400 if caps is LEARNER else 4000
    text = "1" + " " * (limit - 1)
    assert parse(text, LEARNER if caps is LEARNER else AUTHOR).evaluate({}, {}) == 1
    with pytest.raises(ExpressionError) as caught:
        parse(text + " ", LEARNER if caps is LEARNER else AUTHOR)
    assert caught.value.message == (
        f"the expression has {limit + 1} characters, allowed are {limit}"
    )
    assert caught.value.column == limit + 1


def test_learner_parts() -> None:
    """A learner's expression has at most 200 parts."""
    parse(",".join("1" * 199), LEARNER)
    with pytest.raises(ExpressionError, match="more than 200 parts"):
        parse(",".join("1" * 200), LEARNER)


def test_names_and_calls() -> None:
    """An expression says which names it needs and which functions it calls."""
    expression = parse("softmax(q @ k.T / sqrt(d), axis=-1) @ old.v if true else mean(mean)")
    assert expression.names == {"q", "k", "d", "old", "mean"}
    assert expression.calls == {"softmax", "sqrt", "mean"}


def test_text_is_one_line() -> None:
    """Line ends of a YAML block count as spaces."""
    assert str(parse("1 +\n  2\n")) == "1 +   2"
    assert parse("  1 +\r\n  2\n").evaluate({}, {}) == 3


@pytest.mark.parametrize(
    "value",
    [0, -3, 2.5, True, False, None, [], [1, 2.5], [[1, 2], [3, None]]],
    ids=str,
)
def test_literals(value: object) -> None:
    """What is not text in a content file stands for itself."""
    expression = parse(value)  # type: ignore[arg-type]
    assert expression.evaluate({}, {}) == value
    assert type(expression.evaluate({}, {})) is type(value)
    assert not expression.names
    assert not expression.calls
    expression.check((), ())


def test_list_literal_is_fresh() -> None:
    """Every evaluation hands out a list of its own."""
    expression = parse([[1]])
    expression.evaluate({}, {})[0].append(2)
    assert expression.evaluate({}, {}) == [[1]]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["a"], "text `a` inside a list is not read as an expression"),
        ({"a": 1}, "expected an expression, a number or a list, got record"),
        ([(1,)], "expected an expression, a number or a list, got tuple"),
        ([2**70], "the number is too large"),
        ([[0] * 1000] * 200, "the list is too large"),
    ],
    ids=["text", "dict", "tuple", "huge", "long"],
)
def test_refused_literals(value: object, message: str) -> None:
    """A list holds numbers, truth values, null and lists."""
    with pytest.raises(ExpressionError) as caught:
        parse(value)  # type: ignore[arg-type]
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("1 + sofmax(x)", 5, "unknown function `sofmax`", "did you mean `softmax`?"),
        ("alpha * wieght", 9, "unknown name `wieght`", "did you mean `weight`?"),
        ("weight(3)", 1, "`weight` is not a function", "write `*` to multiply"),
        ("true(3)", 1, "`true` is not a function", "write `*` to multiply"),
        ("2 * softmax", 5, "`softmax` is a function", "write `softmax(...)` to call it"),
    ],
    ids=["function", "name", "value-called", "constant-called", "function-as-value"],
)
def test_unknown_words(text: str, column: int, message: str, hint: str) -> None:
    """Unknown words are named before and while evaluating, with the nearest known one."""
    names = {"x": 1, "alpha": 2, "weight": 3}
    functions = {"softmax": lambda x: x, "mean": lambda x: x}
    expression = parse(text)
    for act in (expression.check, expression.evaluate):
        with pytest.raises(ExpressionError) as caught:
            act(names, functions)
        error = caught.value
        assert (error.column, error.message, error.hint or "") == (column, message, hint)


HOSTILE = [
    "(" * 4000,
    "[" * 199,
    "{" * 199,
    "f(" * 1900,
    "a[" * 1900,
    "lambda " * 500,
    "lambda:" * 500,
    "{1:" * 190,
    "not " * 990,
    "-" * 3999 + "1",
    "1 if 1 else " * 300 + "1",
    "(" * 198 + "1" + ")" * 198,
    "a." * 1900 + "b",
    "a" + "[0]" * 1300,
    "a" + "(0)" * 1300,
    "1" + "+1" * 1900,
    "2" + "**9" * 90,
    "9**9**9**9",
    "(9**9)**(9**9)",
    "'a' * 10**9",
    "[0] * 10**9",
    "(0,) * 10**9",
    "'%99999999d' % 1",
    "1 << 10**9",
    "10**18" + " * 10**18" * 30,
    "f'{" * 500,
    "f'{x!r:{y}}'" * 300,
    "(x:=" * 190,
    "[a for a in " * 190,
    "int(1e308)",
    "int(inf)",
    "floor(nan)",
    "round(1e300)",
    "prod([9e99, 9e99, 9e99, 9e99])",
    "sum([1e308, 1e308])",
    "var([1e308, -1e308])",
    "len(1)",
    "x[10**18]",
    "x[::0]",
    "x['a']",
    "max()",
    "softmax([nan])",
    "().__class__.__bases__[0].__subclasses__()",
    "x.T",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_end_quickly(within: Within, text: str) -> None:
    """A hostile text gives a value or an `ExpressionError`, and at once."""
    with within(0.25):
        _try(text)


def _try(text: str) -> object:
    names = {**SCALAR_NAMES, "x": [1, 2.5, 3], "a": -2, "b": 0.5, "s": "text", "r": {"w": 1}}
    try:
        return parse(text, LEARNER if len(text) <= 400 else AUTHOR).evaluate(
            names, SCALAR_FUNCTIONS
        )
    except ExpressionError as error:
        assert error.message
        assert "\n" not in error.message
        assert 1 <= error.column <= len(text) + 1
        return None


TOKENS = st.sampled_from(
    [
        *"+-*/%@&|~^<>=()[]{}.,:;'\"#!?\\ \n0123456789abxsr",
        *("**", "//", "==", "<=", "...", "1e9", "1e308", "0x", "1j", "None", "true", "nan", "inf"),
        *(" if ", " else ", " and ", " or ", "not ", " in ", " is ", " for ", "lambda ", "f'"),
        *(f"{name}(" for name in SCALAR_FUNCTIONS),
        *(
            "x[",
            "r.w",
            "r.",
            "__class__",
            "é",
            "−",
            "\u202e",
            "\0",
            "\ud800",
            ":=",
            "**9",
            "\u3000",
        ),
    ]
)


@settings(max_examples=400)
@given(st.lists(TOKENS, max_size=40).map("".join))
@example("1if 1else 2")
@example("r[x]")
@example("x in s")
@example("s + s * 3")
@example("max(x, s)")
def test_any_tokens(within: Within, text: str) -> None:
    """Whatever is typed, nothing but an `ExpressionError` escapes, and at once."""
    with within(0.25):
        _try(text)


@settings(max_examples=200)
@given(st.text(max_size=400))
def test_any_text(within: Within, text: str) -> None:
    """Whatever characters are typed, nothing but an `ExpressionError` escapes, and at once."""
    with within(0.25):
        _try(text)


def _combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operators = ["+", "-", "*", "/", "//", "%", "**", "<", "==", "and", "or", "in", "@", "&"]
    calls = st.sampled_from(sorted(SCALAR_FUNCTIONS))
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(operators), inner),
        st.builds("(-{})".format, inner),
        st.builds("(not {})".format, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("[{}, {}]".format, inner, inner),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("{}({})".format, calls, inner),
        st.builds("{}({}, {})".format, calls, inner, inner),
    )


LEAVES = st.sampled_from(["0", "1", "-1", "0.5", "1e308", "2**62", "x", "a", "b", "s", "r", "inf"])


@settings(max_examples=400)
@given(st.recursive(LEAVES, _combined, max_leaves=12))
def test_any_well_formed_expression(within: Within, text: str) -> None:
    """An expression of the language has a small value or an `ExpressionError`, at once."""
    with within(0.25):
        value = _try(text)
    assert not isinstance(value, int) or abs(value) <= 2**64


def test_starts_light() -> None:
    """Reading expressions loads no NumPy."""
    program = (
        "import sys; from grader.expressions import parse, SCALAR_FUNCTIONS\n"
        "assert parse('exp(0) + 1').evaluate({}, SCALAR_FUNCTIONS) == 2\n"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "False\n"


def test_a_text_is_read_once():
    """Whoever reads the same text again gets the same expression, under the same caps."""
    assert parse("a + 1") is parse("a + 1")
    assert parse("a + 1") is not parse("a + 1", LEARNER)
