"""A mapping against a table of fields: one test per kind of field."""

from __future__ import annotations

from typing import Any

import pytest

from grader.content.node import compose
from grader.content.reader import read
from grader.errors import ContentError
from grader.model import Field, Text


def value(kind: str, written: str, **options: Any) -> Any:
    fields = (Field("key", kind, "a key", **options),)
    return read(compose(f"key: {written}\n", "a.yaml"), fields, "it")["key"]


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        pytest.param("text", "some words", "some words", id="text"),
        pytest.param("texts", "words", Text("words"), id="texts-one"),
        pytest.param("texts", "{en: words, zh: 词}", Text("words", zh="词"), id="texts-both"),
        pytest.param("texts", "{en: words, fr: mots}", Text("words", fr="mots"), id="texts-third"),
        pytest.param(
            "name", "torch.nn.functional.softmax", "torch.nn.functional.softmax", id="name"
        ),
        pytest.param("names", "[a, b]", ("a", "b"), id="names"),
        pytest.param("names", "[]", (), id="no-names"),
        pytest.param("number", "0.5", 0.5, id="number"),
        pytest.param("number", "3", 3, id="number-int"),
        pytest.param("integer", "3", 3, id="integer"),
        pytest.param("integer", "1e9", 1_000_000_000, id="integer-as-float"),
        pytest.param("flag", "false", False, id="flag"),
        pytest.param("expression", "'a + 1'", "a + 1", id="expression"),
        pytest.param("expression", "null", None, id="expression-null"),
        pytest.param("expression", "[[1, 2], [true]]", [[1, 2], [True]], id="expression-list"),
        pytest.param("expressions", "{a: b, c: 1}", {"a": "b", "c": 1}, id="expressions"),
        pytest.param("mapping", "{3: {a: 1}}", {3: {"a": 1}}, id="mapping"),
        pytest.param("list", "[1, [a]]", [1, ["a"]], id="list"),
        pytest.param("any", "[1, {a: null}]", [1, {"a": None}], id="any"),
    ],
)
def test_kind(kind: str, written: str, expected: Any) -> None:
    got = value(kind, written)
    assert got == expected
    assert type(got) is type(expected)


@pytest.mark.parametrize(
    ("kind", "written", "message"),
    [
        pytest.param("text", "3", "expects text, got the number `3`", id="text-number"),
        pytest.param("text", "true", "expects text, got `true`", id="text-flag"),
        pytest.param("text", "[a]", "expects text, got a list", id="text-list"),
        pytest.param("text", "''", "is empty", id="text-empty"),
        pytest.param("name", "a b", "expects a name without spaces, got text `a b`", id="name"),
        pytest.param("names", "a", "expects a list of names, got text `a`", id="names-text"),
        pytest.param("names", "{a: b}", "expects a list, got a mapping", id="names-mapping"),
        pytest.param("names", "[a, a]", "names `a` twice", id="names-twice"),
        pytest.param("number", "true", "expects a number, got `true`", id="number-flag"),
        pytest.param("number", ".inf", "expects a number, got text `.inf`", id="number-inf"),
        pytest.param("number", "'3'", "expects a number, got text `3`", id="number-quoted"),
        pytest.param("integer", "3.5", "expects an integer, got the number `3.5`", id="integer"),
        pytest.param("flag", "yes", "expects `true` or `false`, got text `yes`", id="flag-yes"),
        pytest.param("flag", "1", "expects `true` or `false`, got the number `1`", id="flag-1"),
        pytest.param("expressions", "a", "expects a mapping, got text `a`", id="expressions"),
        pytest.param("mapping", "", "expects a mapping, got nothing", id="mapping-nothing"),
        pytest.param("mapping", "null", "expects a mapping, got `null`", id="mapping-null"),
        pytest.param("list", "a", "expects a list, got text `a`", id="list"),
        pytest.param(
            "text", "[" + "x" * 50 + "]", "expects text, got a list", id="long-values-are-cut"
        ),
    ],
)
def test_wrong_kind(kind: str, written: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        value(kind, written)
    assert caught.value.message == f"`key` of it {message}"


def test_default_and_required() -> None:
    fields = (Field("a", "text", "first", required=True), Field("b", "names", "second", default=()))
    assert dict(read(compose("a: x", "a.yaml"), fields, "it").values) == {"a": "x", "b": ()}
    with pytest.raises(ContentError, match="missing key `a` in it"):
        read(compose("b: [x]", "a.yaml"), fields, "it")


@pytest.mark.parametrize(("kind", "written"), [("name", "slow"), ("names", "[fast, slow]")])
def test_choices(kind: str, written: str) -> None:
    assert value(kind, written, choices=("fast", "slow")) in {"slow", ("fast", "slow")}
    with pytest.raises(ContentError, match="`key` of it cannot be `slow`"):
        value(kind, written, choices=("fast", "quick"))
