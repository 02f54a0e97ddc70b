"""YAML as JSON would read it, with every value at its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from grader.content import show
from grader.content.node import compose
from grader.errors import ContentError


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("true", True, id="true"),
        pytest.param("false", False, id="false"),
        pytest.param("null", None, id="null"),
        pytest.param("", None, id="nothing"),
        pytest.param("12", 12, id="int"),
        pytest.param("-3", -3, id="negative"),
        pytest.param("0", 0, id="zero"),
        pytest.param("0.5", 0.5, id="float"),
        pytest.param("1e-3", 1e-3, id="exponent"),
        pytest.param("1.5E+3", 1500.0, id="big-exponent"),
        pytest.param("'1'", "1", id="quoted"),
        pytest.param("Yes", "Yes", id="yes"),
        pytest.param("on", "on", id="on"),
        pytest.param("True", "True", id="capital"),
        pytest.param("~", "~", id="tilde"),
        pytest.param("012", "012", id="octal"),
        pytest.param("0x10", "0x10", id="hex"),
        pytest.param("12:30", "12:30", id="sexagesimal"),
        pytest.param("1_000", "1_000", id="underscore"),
        pytest.param("+1", "+1", id="plus"),
        pytest.param(".5", ".5", id="no-digit-before"),
        pytest.param("1.", "1.", id="no-digit-after"),
        pytest.param(".inf", ".inf", id="inf"),
        pytest.param(".nan", ".nan", id="nan"),
        pytest.param("2020-01-01", "2020-01-01", id="date"),
        pytest.param("<<", "<<", id="merge"),
        pytest.param("[1, a, [true]]", [1, "a", [True]], id="list"),
        pytest.param("{3: 1, 0.5: b, x: null}", {3: 1, 0.5: "b", "x": None}, id="mapping"),
    ],
)
def test_scalars(written: str, value: Any) -> None:
    got = compose(f"key: {written}\n", "a.yaml").value["key"].plain()
    assert got == value
    assert type(got) is type(value)


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers: libyaml, and PyYAML's own where there is no libyaml."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("", "1:1: the file is empty", "", id="empty"),
        pytest.param("# c\n", "1:1: the file is empty", "", id="comment-only"),
        pytest.param(
            "a: b: c\n", "1:5: a `:` is not allowed here", "quote text that holds `: `", id="colon"
        ),
        pytest.param(
            "a: [1, 2\nb: 3\n",
            "2:2: expected `,` or `]`",
            "quote a value that holds a comma, a bracket or a colon",
            id="open-list",
        ),
        pytest.param(
            "a: @b\n", "1:4: a value cannot begin with `@`", "put the value in quotes", id="at"
        ),
        pytest.param("a:\n\t- b\n", "2:1: a tab cannot indent YAML", "use spaces", id="tab"),
        pytest.param(
            "x: 1\na: 'bc\n", "2:4: the quote that begins here is never closed", "", id="quote"
        ),
        pytest.param(
            "a: |\n  x\n y\n",
            "3:2: expected a key here",
            "check the indentation and the quotes",
            id="indent",
        ),
        pytest.param(
            "{a: 1}}\n",
            "1:7: expected the end of the file",
            "check the brackets and quotes above",
            id="bracket",
        ),
        pytest.param(
            "a: 1\na: 2\n",
            "2:1: the key `a` appears twice, first on line 1",
            "keep one of them",
            id="twice",
        ),
        pytest.param(
            "a: {b: 1, 'b': 2}\n",
            "1:11: the key `b` appears twice, first on line 1",
            "keep one of them",
            id="twice-flow",
        ),
        pytest.param(
            "a: &b 1\n",
            "1:4: anchors and aliases are refused, got `&b`",
            "write the value out, or quote text that begins with `&`",
            id="anchor",
        ),
        pytest.param(
            "a: *b\n",
            "1:4: anchors and aliases are refused, got `*b`",
            "write the value out, or quote text that begins with `*`",
            id="alias",
        ),
        pytest.param(
            "a: !!python/name:os.system x\n",
            "1:4: tags are refused, got `!!python/name:os.system`",
            "write the value without a tag, or quote text that begins with `!`",
            id="tag",
        ),
        pytest.param(
            "? [a]\n: b\n",
            "1:3: a key must be text, got a list",
            "quote text with brackets",
            id="key",
        ),
        pytest.param(
            "a: 1\n---\nb: 2\n",
            "3:1: a second document begins here, expected one",
            "remove the line `---` above it",
            id="documents",
        ),
        pytest.param("a: " + "[" * 40, "1:34: nested deeper than 30 levels", "", id="deep"),
        pytest.param(
            "a: " + "1" * 401, "1:4: a number of more than 400 characters", "", id="long-number"
        ),
        pytest.param("a: \x00", "1:4: the control character U+0000 is refused", "", id="control"),
    ],
)
def test_refused(text: str, message: str, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        compose(text, "a.yaml")
    assert str(caught.value) == f"a.yaml:{message}"
    assert (caught.value.hint or "") == hint


def test_a_long_key_of_digits_stays_text() -> None:
    """`int` itself would refuse it."""
    digits = "1" * 5000
    assert compose(f"? '{digits}'\n: a\n", "a.yaml").plain() == {digits: "a"}


def test_marks_count_characters() -> None:
    """A column counts characters, not bytes, so that it fits an editor."""
    node = compose("名: {缩放: 一, b: 2}\n", "a.yaml").value["名"].value["b"]
    assert str(node.mark) == "a.yaml:1:15"
    assert node.mark.text == "名: {缩放: 一, b: 2}"


def test_nothing_but_content_errors_leave() -> None:
    """Whatever the bytes, the answer is a tree or a `ContentError`."""
    import random

    rng = random.Random(0)
    signs = "ab1:-?[]{},#&*!|>'\"%@`\\ \n\t~<=é名\x85\u2028"
    for _ in range(3000):
        text = "".join(rng.choices(signs, k=rng.randrange(30)))
        try:
            compose(text, "a.yaml").plain()
        except ContentError as error:
            assert show(error)
