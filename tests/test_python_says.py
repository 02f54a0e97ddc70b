"""What Python says, as messages."""

from __future__ import annotations

import re

import pytest

from grader.errors import ExpressionError
from grader.expressions import SCALAR_FUNCTIONS, parse
from grader.python_says import python_says


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        pytest.param("'(' was never closed", "'(' 没有配对的右括号", id="quotes"),
        pytest.param("`(` was never closed", "`(` 没有配对的右括号", id="backticks"),
        pytest.param(
            "closing parenthesis ']' does not match opening parenthesis '(' on line 3",
            "第 3 行的 '(' 与 ']' 不配对",
            id="two-holes-swapped",
        ),
        pytest.param("takes from 1 to 2 positional arguments but 3 were given",
                     "要 1 到 2 个参数，这里有 3 个", id="call"),
        pytest.param("no such thing was ever said", "no such thing was ever said", id="unknown"),
    ],
)  # fmt: skip
def test_english_is_what_was_said(said: str, chinese: str) -> None:
    """The English is Python's own; the Chinese is in the catalogue where the sentence is."""
    message = python_says(said)
    assert str(message) == said
    assert message.text("zh") == chinese


def test_a_list_of_names() -> None:
    """Names that are joined by `and` become a list, with the commas of the language."""
    message = python_says("missing 3 required positional arguments: 'a', 'b', and 'c'")
    assert message.text("zh") == "缺少 3 个参数：'a'、'b'、'c'"


@pytest.mark.parametrize(
    "source",
    ["(1", "1)", "(1]", "'a", "1 if 2", "f(a=1, 2)", "2 +/ 3", "def f(x, x): 0", "return 1",
     "  x\n y", "if 1:\nx", "x = 1\n  y = 2", "a b", "f() = 1", "print 'a'", "break"],
)  # fmt: skip
def test_the_interpreter_in_use(source: str) -> None:
    """What this Python says of common slips is in the catalogue."""
    with pytest.raises(SyntaxError) as caught:
        compile(source, "x", "exec")
    said = python_says(caught.value.msg).text("zh")
    assert re.search("[\u4e00-\u9fff]", said), caught.value.msg


@pytest.mark.parametrize(
    "text", ["exp(1, 2)", "log(1, 2, 3)", "exp()", "sum(1, dim=2)", "round(1, x=2)"]
)
def test_calls(text: str) -> None:
    """So is what it says of a call in an expression."""
    with pytest.raises(ExpressionError) as caught:
        parse(text).evaluate({}, SCALAR_FUNCTIONS)
    said = re.sub("`[^`]*`", "", caught.value.message.text("zh"))
    assert not re.search("[A-Za-z]{2}", said)
