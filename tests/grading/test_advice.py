"""What is likely to be the reason, and what to do about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.grading.advice import not_utf8, on_missing, on_raised, on_time
from grader.messages import Message
from grader.model import Facts, Frame, Inner, Loop, Raised, TimedOut


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
        pytest.param(seen(), "there is no code in the file: is it saved?", id="empty"),
        pytest.param(
            replace(seen(), bound=frozenset({"np"})),
            "no function stands at the left margin of the file",
            id="no function",
        ),
    ],
)
def test_missing(facts, said):
    """It is told where the function may stand, and what to write."""
    assert on_missing("softmax", facts) == said


OUTER, INNER, LATER = Loop(3, 9, True), Loop(5, 7, False), Loop(20, 22, True)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((8,), "does the `while` ever end? see line 3: what changes its condition?"),
        ((6,), "how often does the loop at line 5 run?"),
        ((21, 30), "does the `while` ever end? see line 20: what changes its condition?"),
        ((30,), ""),
    ],
)
def test_time_at_a_line(lines, said):
    """The innermost loop around the line that was running is told, or that of who called it."""
    frames = tuple(Frame(line, "f", "") for line in lines)
    late = TimedOut("call", 1, frames)
    assert on_time(late, seen(loops=[OUTER, INNER, LATER])) == said


def test_time():
    """Where no line is known, every `while` is; what runs on import is another matter."""
    assert on_time(TimedOut("call", 10), seen(loops=[OUTER, INNER, LATER])) == (
        "does the `while` ever end? line 3, line 20"
    )
    assert "a loop that does not end" in on_time(TimedOut("call", 10), seen(loops=[INNER]))
    assert "when the file is imported" in on_time(TimedOut("load", 10), seen(loops=[OUTER]))


@pytest.mark.parametrize(
    ("kind", "message", "said"),
    [
        (
            "TypeError",
            "f() missing 2 required positional arguments: 'axis' and 'eps'",
            "it is called without `axis`, `eps`: give a default value to each, or take",
        ),
        (
            "TypeError",
            "f() got an unexpected keyword argument 'axis'",
            "it is called with `axis`: name the parameter so",
        ),
        ("TypeError", "unsupported operand", ""),
        ("NameError", "name 'np' is not defined", "write `import numpy as np` at the top of the"),
        ("NameError", "name 'x' is not defined", ""),
    ],
)
def test_called(kind, message, said):
    """How it is called, and what it uses, is told where Python's own words do not say what to do."""
    advice = on_raised(Raised("call", (kind,), message))
    assert advice.startswith(said) and bool(advice) == bool(said)


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
        ("syntax", "SyntaxError", "```python", "this line is no Python: take out"),
        ("syntax", "SyntaxError", ">>> x = 1", "take out the marks of a Python prompt"),
        ("syntax", "TabError", "\treturn e", "line 3 begins with a tab; indent every line with"),
        ("syntax", "TabError", "        return e", "a line above line 3 begins with a tab; indent"),
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
    assert on_raised(Raised("result", ("TypeError",), "", parameters={"type": kind})) == said


@pytest.mark.parametrize(
    ("encoding", "begins"), [("utf-16", "it is UTF-16: save it again"), ("gbk", "save it again")]
)
def test_encoding(encoding, begins):
    """A file in another encoding is saved again."""
    said = not_utf8("减".encode(encoding))
    assert isinstance(said, Message)
    assert said.startswith(begins)
