"""What is likely to be the reason, and what to do about it."""

from __future__ import annotations

import pytest

from grader.grading.advice import not_utf8, on_missing, on_raised, on_time
from grader.messages import Message
from grader.model import Facts, Frame, Inner, Raised, TimedOut


def seen(functions=(), elsewhere=(), loops=(), wanted=()):
    """Return what the parser saw in a file."""
    lines = {name: line for line, name in enumerate(functions, start=5)}
    wanted = frozenset(wanted)
    return Facts(lines, {}, (), (), frozenset(), tuple(elsewhere), tuple(loops), wanted)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param(
            seen(["Softmax"]), "did you mean `Softmax`, line 5? call it `softmax`", id="misspelt"
        ),
        pytest.param(
            seen([], [Inner("Softmax", 7, "class", "A")]),
            "did you mean `Softmax`, line 7? call it `softmax`",
            id="misspelt in a class",
        ),
        pytest.param(
            seen([], [Inner("softmax", 7, "needy", "A")]),
            "it stands in class `A`, line 7, which needs arguments to be made: write `def softmax` "
            "at the left margin, without `self`",
            id="class with arguments",
        ),
        pytest.param(
            seen([], [Inner("softmax", 7, "class", "A"), Inner("softmax", 9, "class", "B")]),
            "it stands in the classes `A`, `B`: write `def softmax` once, at the left margin",
            id="two classes",
        ),
        pytest.param(
            seen(["main"], [Inner("softmax", 7, "function", "main")]),
            "line 7 defines it inside of `main`: move it to the left margin",
            id="inner function",
        ),
        pytest.param(
            seen([], [Inner("softmax", 7, "main", "")]),
            'line 7 defines it under `if __name__ == "__main__":`, which does not run here: move '
            "it to the left margin",
            id="main",
        ),
        pytest.param(
            seen(["softmax"]),
            "the definition at line 5 failed: mend that first",
            id="its decorator failed",
        ),
        pytest.param(
            seen(["log_softmax"], wanted=["softmax", "log_softmax"]),
            "it defines `log_softmax`",
            id="another function of the exercise",
        ),
        pytest.param(seen(["f", "g"]), "it defines `f`, `g`", id="others"),
        pytest.param(seen(), "no function stands at the left margin of the file", id="empty"),
    ],
)
def test_missing(facts, said):
    """It is told where the function may stand, and what to write."""
    assert on_missing("softmax", facts) == said


def test_time():
    """A loop that may not end is told by its line; what runs on import is another matter."""
    assert on_time(TimedOut("call", 10), seen(loops=[3, 8])) == (
        "does the `while` ever end? line 3, line 8"
    )
    assert "a loop that does not end" in on_time(TimedOut("call", 10), seen())
    assert "when the file is imported" in on_time(TimedOut("load", 10), seen(loops=[3]))


def test_raised():
    """What Python says in words of its own is put into those of a keyboard."""
    wide = Raised("syntax", ("SyntaxError",), "invalid character '，' (U+FF0C)")
    assert on_raised(wide) == "`，` is a full-width character: type `,`"
    deep = Raised("call", ("RecursionError",), "maximum", (Frame(3, "softmax", ""),))
    assert on_raised(deep) == "`softmax` calls itself and never stops"
    assert on_raised(Raised("call", ("ValueError",), "no")) == ""


@pytest.mark.parametrize(
    ("stage", "kind", "line", "said"),
    [
        ("syntax", "SyntaxError", "<<<<<<< HEAD", "a merge left this line"),
        ("syntax", "SyntaxError", "%matplotlib inline", "a command of a notebook is no Python"),
        ("syntax", "SyntaxError", "return (", ""),
        ("syntax", "TabError", "\treturn e", "indent every line with spaces"),
        ("call", "SystemExit", "sys.exit()", "take it out"),
        ("call", "EOFError", "input()", "nobody types here"),
    ],
)
def test_raised_at_a_line(stage, kind, line, said):
    """What should not stand in a function is told with what to write instead."""
    advice = on_raised(Raised(stage, (kind,), "", (Frame(3, "", line),)))
    assert advice.startswith(said) and bool(advice) == bool(said)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("coroutine", "write `def` instead of `async def`"),
        ("generator", "write `return` instead of `yield`"),
        ("module", ""),
    ],
)
def test_returned(kind, said):
    """A call that only makes a coroutine or a generator has one word to change."""
    assert on_raised(Raised("result", (), "", parameters={"type": kind})) == said


@pytest.mark.parametrize(
    ("encoding", "begins"), [("utf-16", "it is UTF-16: save it again"), ("gbk", "save it again")]
)
def test_encoding(encoding, begins):
    """A file in another encoding is saved again."""
    said = not_utf8("减".encode(encoding))
    assert isinstance(said, Message)
    assert said.startswith(begins)
