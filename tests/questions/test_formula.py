"""Formulas of numbers and of matrices, and hostile ones."""

from __future__ import annotations

import math

import pytest

from grader.questions import Unreadable, mark

KIND = "formula"

ATTENTION = """
symbols: {Q: [n, d], K: [m, d], V: [m, v], d: scalar}
functions: [softmax, exp, sqrt, sum]
answer: softmax(Q @ K.T / sqrt(d), axis=-1) @ V
wrong:
  - {value: "softmax(Q @ K.T, axis=-1) @ V", misconception: no-scale}
  - {value: "softmax(Q @ K.T / d, axis=-1) @ V", misconception: scale-by-d}
"""
WAVE = """
symbols: {x: scalar}
functions: [sin, cos, exp, log, sqrt]
answer: sin(x) ** 2
wrong: [{value: sin(x), why: it is squared}]
"""


@pytest.mark.parametrize(
    "typed",
    [
        "sin(x)**2",
        "1 - cos(x)**2",
        "(1 - cos(2*x)) / 2",
        "sin(x)*sin(x)",
        "sin(-x) ** 2 + 0",
        "（1 − cos(2*x)）/ 2",
        "y = sin(x) ** 2",
        "np.sin(x)**2",
        "1 - math.cos(x)**2",
    ],
)
def test_equal_formulas_are_right(desk, typed):
    """However it is written."""
    assert desk.share(desk.variant(WAVE), typed) == 1


@pytest.mark.parametrize(
    "typed",
    ["sin(x)", "sin(x**2)", "sin(x)**2 + 1e-6", "sin(x)**2 * 1.0001", "x**2", "0.5", "cos(x)**2"],
)
def test_other_formulas_are_wrong(desk, typed):
    """Also when they are near."""
    assert desk.share(desk.variant(WAVE), typed) == 0


def test_the_witness_is_true(desk):
    """A point, the value there, and the right value there."""
    drawn = desk.variant(WAVE)
    words = desk.why(drawn, "cos(x)").replace(",", "").split()
    assert words[:3] == ["at", "x", "="]
    x, mine, right = float(words[3]), float(words[6]), float(words[8])
    assert mine == pytest.approx(math.cos(x), abs=0.01)
    assert right == pytest.approx(math.sin(x) ** 2, abs=0.01)
    assert desk.why(drawn, "sin(x)") == "it is squared"


def test_matrices(desk):
    """Any way to write the same product is right."""
    drawn = desk.variant(ATTENTION)
    for typed in (
        "softmax(Q @ K.T / sqrt(d), axis=-1) @ V",
        "softmax(Q@K.T/d**0.5)@V",
        "softmax((K @ Q.T / sqrt(d)).T) @ V",
        "(exp(Q @ K.T / sqrt(d)) / sum(exp(Q @ K.T / sqrt(d)), axis=-1, keepdims=true)) @ V",
        "(V.T @ softmax(K @ Q.T / sqrt(d), axis=0)).T",
    ):
        assert desk.share(drawn, typed) == 1, typed


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        (
            "softmax(Q @ K / sqrt(d)) @ V",
            "cannot multiply (n, d) @ (m, d): inner sizes d and m differ",
            11,
        ),
        ("Q + K", "`+` cannot combine shapes (n, d) and (m, d)", 3),
        ("softmax(Q @ K.T, axis=2) @ V", "`softmax`: there is no axis 2 among 2", 1),
        ("Q @ d", "`@` needs two arrays, got array and number", 3),
        ("W @ V", "unknown name `W`", 1),
        ("relu(Q)", "unknown function `relu`", 1),
        ("Q.shape", "array has no field `shape`", 3),
        ("Q.__class__", "field `__class__` is not allowed", 3),
        ("softmax(Q @ K.T", "cannot read the expression: `(` was never closed", 8),
        ("Q[99]", "index 99 is outside of n elements", 1),
        ("", "nothing was typed", 0),
        ("'Q'", "the result is no number but text", 1),
        ("Q == K", "`==` cannot combine shapes (n, d) and (m, d)", 3),
    ],
)
def test_shapes_are_checked_first(desk, typed, message, column):
    """Shapes that do not fit are named by their dimensions and cost nothing."""
    assert desk.unreadable(desk.variant(ATTENTION), typed) == (message, column)


@pytest.mark.parametrize(
    ("symbol", "typed"),
    [
        ("eps", "ε"),
        ("eps", "ϵ"),
        ("eps", "epsilon"),
        ("eps", "eps"),
        ("lam", "λ"),
        ("lam", "lambda"),
        ("lam", "lambda_"),
        ("lambda_", "lambda"),
        ("alpha", "α"),
        ("α", "alpha"),
        ("sigma_2", "σ₂"),
        ("d_k", "dₖ"),
        ("dk", "d_k"),
        ("Sigma", "Σ"),
        ("μ", "mu"),
        ("x1", "x₁"),
        ("a", "α"),
        ("a", "alpha"),
        ("b", "β"),
        ("g", "γ"),
    ],
)
def test_a_name_spelled_in_another_way(desk, symbol, typed):
    """Greek letters and their names, with or without underscores and subscripts."""
    drawn = desk.variant(
        f"symbols: {{x: positive, {symbol}: positive}}\n"
        f"functions: [sqrt]\nanswer: x / sqrt(x + {symbol})\n"
    )
    assert desk.share(drawn, f"x/sqrt(x+{typed})") == 1
    assert desk.share(drawn, f"x/(sqrt(x)+{typed})") == 0
    assert desk.unreadable(drawn, f"{typed} + y") == ("unknown name `y`", len(typed) + 4)


def test_names_that_differ_stay_apart(desk):
    """Upper and lower case, and letters that no symbol is called by."""
    drawn = desk.variant("symbols: {d: positive, D: positive, dk: positive}\nanswer: D / dk + d\n")
    assert desk.share(drawn, "D / d_k + d") == 1
    assert desk.share(drawn, "d / d_k + D") == 0
    assert desk.unreadable(drawn, "δ")[0] == "unknown name `δ`"
    alone = desk.variant("symbols: {a: positive, alpha: positive}\nanswer: a / alpha\n")
    assert desk.share(alone, "a / α") == 1
    both = desk.variant("symbols: {d_k: positive, dk: positive}\nanswer: d_k / dk\n")
    assert desk.unreadable(both, "d__k")[0] == "name `d__k` is not allowed"
    assert desk.share(both, "d_k / dₖ") == 1
    assert desk.unreadable(both, "_dk")[0] == "name `_dk` is not allowed"


def test_only_the_symbols_are_offered(desk):
    """Constants may be used, but a hint names what the question is about."""
    drawn = desk.variant("symbols: {x: scalar, y: scalar}\nanswer: pi * x * y\n")
    assert desk.share(drawn, "π*x*y") == desk.share(drawn, "pi*x*y") == 1
    marked = mark(drawn, "qq")
    assert isinstance(marked, Unreadable)
    assert marked.hint == "known names: `x`, `y`"


def test_another_shape_is_wrong(desk):
    """What has a value, but not of the right shape, is an answer."""
    drawn = desk.variant(ATTENTION)
    assert desk.why(drawn, "softmax(Q @ K.T)") == "the result has shape (n, m), expected (n, v)"
    assert desk.why(drawn, "d") == "the result has shape (), expected (n, v)"
    assert desk.share(drawn, "V.T @ K") == 0


def test_named_wrong_formulas(desk):
    """A formula equal to a listed wrong one is named, however it is written."""
    drawn = desk.variant(ATTENTION)
    assert desk.marking(drawn, "softmax(Q @ K.T * (1/d)) @ V").misconceptions == ("scale-by-d",)
    assert desk.marking(drawn, "softmax(Q @ K.T) @ V").slip == "no-scale"
    witness = desk.why(drawn, "softmax(Q @ K.T / sqrt(d), axis=0) @ V")
    assert witness.startswith("at drawn values the entry [")


def test_undefined_somewhere(desk):
    """Not defined at a drawn point is wrong with a witness; defined nowhere costs nothing."""
    drawn = desk.variant("symbols: {x: scalar}\nfunctions: [log, sqrt]\nanswer: x\n")
    why = desk.why(drawn, "sqrt(x)**2")
    assert why.startswith("at x = -")
    assert "yours is not defined, expected -" in why
    assert desk.unreadable(drawn, "x / 0") == ("division by zero", 3)
    assert desk.unreadable(drawn, "log(-1 - x*x)")[0].startswith("`log` is not defined at -")


def test_ranges(desk):
    """A symbol is drawn where its author says."""
    body = "symbols: {x: {range: [5, 6]}, y: positive}\nfunctions: [log, abs]\nanswer: log(x * y)\n"
    drawn = desk.variant(body)
    points = [point for point, _ in drawn.body.points()]
    assert len(points) == 24
    assert all(5 <= point["x"] <= 6 and 0.1 <= point["y"] <= 3 for point in points)
    assert desk.share(drawn, "log(abs(x)) + log(y)") == 1


@pytest.mark.parametrize(
    "typed",
    [
        "__import__('os').system('true')",
        "().__class__.__bases__[0].__subclasses__()",
        "x.__init__",
        "9**9**9**9",
        "x**9**9**9",
        "(" * 199 + "x" + ")" * 199,
        "-" * 300 + "x",
        "x" + "+x" * 150,
        "1" * 1_000_000,
        "x" * 1_000_000,
        "x + 1\x00",
        "x\u202e + 1",
        "lambda: x",
        "[x for x in [1]]",
        "x if x else open('f')",
        "f'{x}'",
        "sin(sin)",
        "sin(" * 90 + "x" + ")" * 90,
        "exp(exp(exp(exp(exp(x)))))",
        "x[0]",
        "'a' * 1000000000",
        "[0] * 1000000000",
        "1e999",
        "x; x",
        "x\n+ 1 =",
        "\ud800",
    ],
)
def test_hostile_formulas(desk, within, typed):
    """Refused or wrong, within 50 ms of a core, and never right."""
    drawn = desk.variant(WAVE)
    drawn.body.points()
    mark(drawn, typed)
    with within(0.05):
        marked = mark(drawn, typed)
    assert isinstance(marked, Unreadable) or not marked[1].right


def test_matrices_cannot_be_blown_up(desk, within):
    """Many large broadcasts stay within two seconds of a core."""
    drawn = desk.variant(ATTENTION)
    blown = "Q[:, None, :, None]" + " + Q[None, :, None, :]" * 12
    with within(2):
        mark(drawn, blown)
        mark(drawn, "sum(" + " + ".join(["K @ K.T @ K @ K.T"] * 12) + ")")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("symbols: {x: scaler}\nanswer: x", "`scaler` says nothing about `x`"),
        ("symbols: {x: []}\nanswer: x", "the dimensions of `x` are names, such as [n, d]"),
        ("symbols: {x: {range: [2, 1]}}\nanswer: x", "`x` expects {range: [low, high]}"),
        ("symbols: {x: scalar}\nfunctions: [sine]\nanswer: x", "there is no function `sine`"),
        ("symbols: {x: scalar}\nanswer: y", "unknown name `y`"),
        ("symbols: {2x: scalar}\nanswer: 1", "`2x` cannot be a symbol of this question"),
        ("symbols: {}\nanswer: 1", "there are no symbols"),
    ],
)
def test_faults(desk, body, fault):
    """What is written wrong is refused when it is read."""
    assert desk.fault(body) == fault


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            "symbols: {x: scalar}\nanswer: 2 * x\nwrong: [{value: x + x, why: no}]",
            "wrong formula 1 is the answer",
        ),
        (
            "symbols: {x: scalar}\nanswer: x\nwrong: [{value: 2*x, why: a}, {value: x+x, why: b}]",
            "wrong formulas 1 and 2 are the same",
        ),
        (
            "symbols: {x: scalar}\nanswer: log(-1 - x * x)",
            "the answer is not defined at most of the drawn points",
        ),
        (
            "symbols: {A: [n, m]}\nanswer: A @ A",
            "cannot multiply (n, m) @ (n, m): inner sizes m and n differ",
        ),
    ],
)
def test_what_is_not_fit_is_refused(desk, body, reason):
    """The audit names its reason."""
    from grader.questions import trial

    assert trial(desk.question(body), "x") == reason


def test_numpy_agrees(desk):
    """The plain arrays give what NumPy gives."""
    np = pytest.importorskip("numpy")
    drawn = desk.variant(ATTENTION)
    for point, (shape, value) in drawn.body.points()[:5]:
        q, k, v = (np.array(point[name].nested()) for name in "QKV")
        scores = q @ k.T / np.sqrt(point["d"])
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        want = weights / weights.sum(-1, keepdims=True) @ v
        assert tuple(shape) == want.shape
        np.testing.assert_allclose(np.array(value).reshape(want.shape), want, rtol=1e-12)
