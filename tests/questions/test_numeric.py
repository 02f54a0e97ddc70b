"""Numbers within a tolerance."""

from __future__ import annotations

import pytest

from grader.questions import Rejected, Unreadable, draw, mark, trial

KIND = "numeric"

WEIGHT = """
params: {d: {pick: [4, 16, 64]}, a: {int: [2, 12]}, b: {int: [-6, 1]}}
let: {z: (b - a) / sqrt(d)}
prompt: "{{a}} {{b}} {{d}}"
answer: 1 / (1 + exp(z))
tolerance: {abs: 0.002}
wrong:
  - {value: 1 / (1 + exp(b - a)), misconception: no-scale}
  - {value: "1 - answer", why: "that is the other: {{value:.3f}}, not {{answer:.3f}}"}
"""


def fixed(answer: str, tolerance: str = "") -> str:
    near = f"tolerance: {{{tolerance}}}\n" if tolerance else ""
    return f"answer: {answer}\n{near}"


@pytest.mark.parametrize(
    ("answer", "tolerance", "right", "wrong"),
    [
        (
            "0.5",
            "abs: 0.01",
            ["0.5", "0.51", "0.4901", ".5", "1/2", "= 0.5", "w = .5", "≈0.5"],
            ["0.52", "-0.5", "5"],
        ),
        ("200", "rel: 0.01", ["200", "202", "198.01", "2e2"], ["203", "197"]),
        ("200", "rel: 0.01, abs: 5", ["205", "195"], ["206"]),
        ("2 / 3", "decimals: 3", ["0.667", "0.6667", "2/3"], ["0.66", "0.668", "0.666"]),
        ("66060.9", "sig: 3", ["66100", "66060", "6.61e4"], ["66200", "66000"]),
        ("4161", "", ["4161", "4161.0", "4096 + 65", "64**2 + 65"], ["4160", "4162", "4161.01"]),
        ("0.3", "", ["0.3", "3/10", "0.1 + 0.2"], ["0.3001", "0.29"]),
        ("0", "abs: 0.1", ["0", "-0.05"], ["0.2"]),
        ("-1.3416", "abs: 0.001", ["-1.3416", "−1.3416", "－１．３４１６"], ["1.3416"]),
    ],
)
def test_tolerance(desk, answer, tolerance, right, wrong):
    """Within the tolerance is right, outside is wrong, however the number is written."""
    drawn = desk.variant(fixed(answer, tolerance))
    assert [typed for typed in right if desk.share(drawn, typed) != 1] == []
    assert [typed for typed in wrong if desk.share(drawn, typed) != 0] == []


@pytest.mark.parametrize(
    ("tolerance", "en", "zh"),
    [
        ("abs: 0.002", "± 0.002", "± 0.002"),
        ("rel: 0.005", "± 0.5 %", "± 0.5 %"),
        ("decimals: 3", "3 decimals", "3 位小数"),
        ("sig: 3", "3 significant digits", "3 位有效数字"),
        ("", "exact", "精确值"),
    ],
)
def test_the_tolerance_is_said(desk, tolerance, en, zh):
    """It stands in the line that says how to answer."""
    body = desk.variant(fixed("0.5", tolerance)).body
    assert body.how() == f"a number such as 0.123 ({en})"
    assert body.how().text("zh") == f"一个数，例如 0.123（{zh}）"


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("", "nothing was typed", 0),
        ("abc", "unknown name `abc`", 1),
        ("0,5", "a comma is not part of a number", 2),
        ("1,048,576", "a comma is not part of a number", 2),
        ("12 %", "`%` is not part of a number", 4),
        ("1/0", "division by zero", 2),
        ("1/(", "cannot read the expression: `(` was never closed", 3),
        ("nan", "unknown name `nan`", 1),
        ("inf", "unknown name `inf`", 1),
        ("exp(1000)", "`exp` of 1000 is too large", 1),
        ("true", "expected a number, got truth value", 1),
        ("[1]", "expected a number, got list", 1),
        ("2^10", "`^` is not allowed", 2),
        ("05", "cannot read the expression: a number does not begin with 0", 1),
        ("1 + 007", "cannot read the expression: a number does not begin with 0", 5),
        ("1 +", "cannot read the expression: something is missing at the end", 4),
        ("0x", "cannot read the expression: a name cannot start with a digit", 2),
        ("__import__('os')", "name `__import__` is not allowed", 1),
        ("(1).real", "number has no field `real`", 5),
        ("9**9**9**9", "the number is too large", 5),
        ("x = y", "unknown name `y`", 5),
        ("0.5 = x", "cannot read the expression: an expression cannot assign with `=`", 5),
        ("x == 1", "unknown name `x`", 1),
        ("np.random(1)", "unknown function `random`", 4),
        ("1\x002", "character U+0000 is not allowed", 2),
        ("1\u202e2", "character U+202E is not allowed", 2),
    ],
)
def test_unreadable(desk, typed, message, column):
    """What is no number is explained with its column."""
    assert desk.unreadable(desk.variant(fixed("0.5", "abs: 0.1")), typed) == (message, column)


def test_the_example_is_of_the_kind(desk):
    """A whole number where answer and wrong answers are whole and exact, whatever they are."""
    whole = desk.variant(fixed("12") + 'wrong: [{value: 13, why: "one more"}]')
    assert whole.body.how() == "a number such as 12 (exact)"
    assert whole.body.how().text("zh") == "一个数，例如 12（精确值）"
    half = desk.variant(fixed("12") + 'wrong: [{value: 0.5, why: "halved"}]')
    assert half.body.how() == "a number such as 0.123 (exact)"
    assert desk.variant(fixed("12", "abs: 0.1")).body.how() == "a number such as 0.123 (± 0.1)"
    for drawn, number in ((whole, "12"), (half, "0.123")):
        marked = mark(drawn, "twelve")
        assert isinstance(marked, Unreadable)
        assert marked.hint == f"a number such as {number}"


def test_hints(desk):
    """What to write instead."""
    drawn = desk.variant(fixed("5"))
    for typed, hint in (("05", "write `5`"), ("1 + 007", "write `7`"), ("0,5", "write `0.5`")):
        marked = mark(drawn, typed)
        assert isinstance(marked, Unreadable)
        assert (marked.hint or "") == hint
    assert desk.share(desk.variant(fixed("pi / 2", "abs: 0.01")), "π/2") == 1


def test_wrong_values_are_named(desk):
    """A wrong value has its own feedback, with values filled in."""
    drawn = desk.variant(WEIGHT)
    (unscaled, _), (other, _) = drawn.body.slips("en")
    assert desk.marking(drawn, unscaled).misconceptions == ("no-scale",)
    answer = drawn.names["answer"]
    assert desk.why(drawn, other) == f"that is the other: {1 - answer:.3f}, not {answer:.3f}"
    assert desk.marking(drawn, other).slip == "wrong 2"
    assert desk.marking(drawn, "77").remarks == ()


def test_draws_are_audited(desk):
    """No wrong value of a fit draw comes within 3 tolerances of the right one."""
    question = desk.question(WEIGHT)
    refused = 0
    for number in range(300):
        found = trial(question, f"t{number}")
        if isinstance(found, str):
            refused += 1
            assert "is too near the answer (at d = " in found
        else:
            body = found.body
            assert all(abs(w.value - body.answer) > 3 * 0.002 for w in body.wrong)
    assert 10 < refused < 290


def test_equal_seeds_give_equal_variants(desk):
    """The seed decides values and name; other seeds give others."""
    question = desk.question(WEIGHT)
    one, two = draw(question, "x"), draw(question, "x")
    assert (one.names, one.code, one.prompt) == (two.names, two.code, two.prompt)
    assert len({draw(question, f"s{number}").prompt.en for number in range(40)}) > 20


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(
            fixed("1 / 3"),
            "the answer 0.3333333333333333 cannot be typed exactly: add a `tolerance`",
            id="no-tolerance",
        ),
        pytest.param(
            fixed("1", "abs: 0.1") + "wrong: [{value: 1.2, why: x}]",
            "wrong value 1, 1.2, is too near the answer",
            id="near",
        ),
        pytest.param(
            fixed("1") + "wrong: [{value: 2, why: x}, {value: 4 / 2, why: x}]",
            "wrong values 1 and 2 are both 2",
            id="twice",
        ),
        pytest.param(fixed("1 / 0"), "division by zero", id="undefined"),
        pytest.param(fixed("inf"), "the value is not finite", id="infinite"),
        pytest.param(fixed('"[1, 2]"'), "expected a number, got list", id="list"),
        pytest.param(
            "params: {a: {int: [1, 3]}}\nrequire: a > 5\nanswer: a",
            "200 draws in a row are not fit, the last one: `require` does not hold (at a = 3)",
            id="require",
        ),
    ],
)
def test_what_is_not_fit_is_refused(desk, body, reason):
    """The audit names its reason."""
    with pytest.raises(Rejected) as caught:
        desk.variant(body)
    assert caught.value.message == f"question `one`: {reason}"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("answer: sqr(2)", "unknown function `sqr`"),
        ("answer: x + 1", "unknown name `x`"),
        ("answer: 1 +", "cannot read the expression: something is missing at the end"),
        ("answer: 1\nwrong: [{value: 2}]", "a wrong answer needs its reason"),
        ("answer: 1\ntolerance: {abs: 0}", "`abs` must be above 0, got 0"),
        ("answer: 1\ntolerance: {sig: 20}", "`sig` must be from 0 to 12, got 20"),
        ("answer: 1\nparams: {a: {pick: []}}", "there is nothing to pick from"),
        ("answer: 1\nparams: {a: {int: [3, 1]}}", "`int` expects [low, high]"),
        ("answer: 1\nparams: {a: {int: [1]}}", "`int` expects [low, high]"),
        ("answer: 1\nparams: {a: {}}", "a parameter has one of `pick`, `int` and `float`"),
        ("answer: 1\nparams: {exp: {int: [1, 2]}}", "`exp` cannot be the name of a value here"),
        (
            "answer: 1\nparams: {a: {int: [1, 2]}}\nlet: {a: 2}",
            "`a` cannot be the name of a value here",
        ),
        (
            "answer: 1\nparams: {a: {int: [1, 2], step: 1}}",
            "`step` goes with `float` and is above 0",
        ),
        ("answer: 1\nparams: {a: {int: [1, 2], vector: 99}}", "a size is from 1 to 64"),
        ("answer: 1\nrequire: 1 > 0", "`require` needs `params`"),
        ('answer: 1\nexplain: "{{answr}}"', "in `{{answr}}`: unknown name `answr`"),
        ('answer: 1\nprompt: "{{answer}}"', "in `{{answer}}`: unknown name `answer`"),
    ],
)  # fmt: skip
def test_faults(desk, body, fault):
    """What is written wrong is refused when it is read."""
    assert desk.fault(body) == fault


def test_a_fault_in_an_expression_has_its_column(desk):
    """The caret stands below the unknown word."""
    shown = desk.refused("answer: 1 + sqr(2)")
    assert "    answer: 1 + sqr(2)\n                ^\n" in shown
    assert shown.endswith("hint: did you mean `sqrt`?")


@pytest.mark.parametrize(("c", "typed", "said"), [(3, "9", "c is smaller"), (9, "3", "")])
def test_a_wrong_value_may_have_a_condition(desk, c, typed, said):
    """Where it does not hold, the value is only wrong, and may even be the answer."""
    drawn = desk.variant(
        f"let: {{c: {c}}}\nanswer: min(c, 4)\n"
        "wrong: [{value: 3 * c, when: c < 4, why: c is smaller}, {value: 4, when: c < 4, why: no}]"
    )
    assert desk.share(drawn, typed) == 0
    assert desk.why(drawn, typed) == said


def test_a_condition_is_checked(desk):
    """It names what is drawn."""
    said = desk.fault("answer: 1\nwrong: [{value: 2, when: d > 1, why: x}]")
    assert "unknown name `d`" in said
