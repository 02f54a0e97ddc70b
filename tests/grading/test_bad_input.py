"""Whatever a file does, the student gets one clear line, the right status and no wrong pass."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from grader.model import Outcome, Report, Status

Grade = Callable[..., Report]

RIGHT = """
import numpy as np
def center(x, factor=1.0):
    if np.ndim(x) == 0:
        raise ValueError("no axis")
    return factor * (x - x.mean(-1, keepdims=True))
def roots(x):
    return x ** 0.5, x ** 0.5
"""


def first(report: Report) -> Outcome:
    return next(o for o in report.outcomes if not o.passed)


def test_a_right_file_passes(grade: Grade) -> None:
    """The baseline of every case below."""
    report = grade(RIGHT)
    assert report.passed, [(o.check, o.message) for o in report.outcomes if not o.passed]


FILES = {
    "not-utf8": (b"x = 1\ny = '\xff\xfe'\n", "line 2: the file is not UTF-8"),
    "nul": (b"x = 1\n\0\n", "line 2: the file contains a NUL byte"),
    "too-large": (b"#" * 300_000, "the file is larger than 256 KiB"),
    "empty": (b"", "the file defines no function `center`"),
    "syntax": ("def center(x:\n    pass\n", "syntax error at line 1: '(' was never closed"),
    "indent": ("def center(x):\nreturn x\n", "syntax error at line 2: expected an indented block"),
    "deep": ("x = " + "(" * 5000 + ")" * 5000, "syntax error"),
    "other-name": ("def centre(x, factor=1): return x\n", "the file defines no function `center`"),
    "arity": ("def center(x): return x\n", "line 1: `center(x)` must take (x, factor)"),
    "relative": ("from . import other\n" + RIGHT, "line 1: a relative import is not available"),
    "raises": (
        "def center(x, factor=1 / 0): return x\n",
        "importing the file raises `ZeroDivisionError` at line 1",
    ),
    "exits": ("import sys\nsys.exit(0)\n" + RIGHT, "the file calls `exit` when it is imported"),
    "os-exit": (
        "import os\nos._exit(0)\n" + RIGHT,
        "the process ended before the call was complete",
    ),
    "interrupts": (
        "raise KeyboardInterrupt\n" + RIGHT,
        "importing the file raises `KeyboardInterr",
    ),
    "loops": ("while True: pass\n" + RIGHT, "not finished after 3 s (importing the file)"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_does_not_load(grade: Grade, name: str) -> None:
    """The message names the line; nothing else is run; there is no pass."""
    source, message = FILES[name]
    report = grade(source)
    outcome = first(report)
    assert outcome.check == "runs"
    assert outcome.message.startswith(message), outcome.message
    assert report.points == 0
    assert not report.diagnosis


def body(text: str) -> str:
    """A file whose `center` has this body and whose `roots` is right."""
    lines = "\n".join("    " + line for line in text.splitlines())
    return f"import numpy as np\ndef center(x, factor=1.0):\n{lines}\ndef roots(x): return 1.0, x\n"


RESULTS = {
    "none": ("return None", Status.FAIL, "output is `None`, expected an array of shape (3, 5)"),
    "text": ("return 'x'", Status.FAIL, "output is text, expected an array of shape (3, 5)"),
    "list": ("return x.tolist()", Status.FAIL, "output is a list, expected an array"),
    "shape": ("return x[0]", Status.FAIL, "output has shape (5,), expected (3, 5)"),
    "broadcastable": ("return x[:1]", Status.FAIL, "output has shape (1, 5), expected (3, 5)"),
    "integers": ("return x.astype(int)", Status.FAIL, "output holds `int64`, expected floats"),
    "nan": ("return x * np.nan", Status.FAIL, "output: 15 of 15 entries are NaN"),
    "inf": ("return x / 0", Status.FAIL, "output: 15 of 15 entries are infinite"),
    "values": ("return x", Status.FAIL, "output: 15 of 15 entries differ"),
    "objects": ("return x.astype(object)", Status.FAIL, "returned an array of dtype `object`"),
    "subclass": (
        "class A(np.ndarray): pass\nreturn x.view(A)",
        Status.FAIL,
        "returned a `A`, expected a plain array: use `np.asarray`",
    ),
    "masked": (
        "return np.ma.masked_all(x.shape)",
        Status.FAIL,
        "returned a `MaskedArray`, expected a plain array",
    ),
    "generator": ("return (r for r in x)", Status.FAIL, "returned `generator` is not an array"),
    "huge-broadcast": (
        "return np.broadcast_to(x[:1, :1], (10**6, 10**6))",
        Status.FAIL,
        "returned a result larger than the output limit",
    ),
    "raises": ("return x @ x", Status.ERROR, "`ValueError` at line 3 of your file"),
    "exit": ("raise SystemExit(0)", Status.ERROR, "`SystemExit` at line 3 of your file"),
    "os-exit": ("import os; os._exit(0)", Status.CRASH, "the process ended before"),
    "segfault": (
        "import ctypes; ctypes.string_at(0)",
        Status.ERROR,
        "`NotAvailable` at line 3 of your file",
    ),
    "abort": ("import os; os.abort()", Status.CRASH, ""),
    "recursion": (
        "return center(x, factor)",
        Status.ERROR,
        "`RecursionError` at line 3 of your file",
    ),
    "memory": ("return np.ones(10**9) + x", Status.MEMORY, "needs more than 256 MB of memory"),
    "not-written": ("raise NotImplementedError", Status.ERROR, "`center` is not written yet at"),
    "hostile-message": (
        "class E(Exception):\n    def __str__(self): raise self\nraise E",
        Status.ERROR,
        "`E` at line 5 of your file",
    ),
}


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_that_is_not_one(grade: Grade, name: str) -> None:
    """The first case of `values` says what came instead; nothing passes that should not."""
    text, status, message = RESULTS[name]
    report = grade(body(text))
    outcome = next(o for o in report.outcomes if o.check == "values")
    assert (outcome.case, outcome.status) == ("rect", status), outcome.message
    assert outcome.message.startswith(message), outcome.message
    assert not report.passed


def test_an_endless_call_ends(grade: Grade) -> None:
    """One call has two seconds here; after two such calls, one of them beside the cases, the rest
    is not run."""
    start = time.monotonic()
    report = grade(body("while True: pass"))
    assert time.monotonic() - start < 40  # on a busy machine, too
    statuses = [o.status for o in report.outcomes if o.check == "values"]
    assert statuses == [Status.TIMEOUT, Status.BLOCKED, Status.BLOCKED]
    assert first(report).message == "not finished after 1 s (one call): it was at line 3"


def test_printing_is_no_fault(grade: Grade) -> None:
    """What a file prints is kept, cleaned of control characters, and costs nothing."""
    report = grade("print('hello \\x1b[31m\\u202e there')\n" + RIGHT)
    assert report.passed
    assert "hello [31m there" in report.printed


def test_warnings_cost_nothing(grade: Grade) -> None:
    """A warning on stderr never changes a score."""
    assert grade("import warnings\nwarnings.warn('old')\n" + RIGHT).passed


def test_a_flood_is_stopped(grade: Grade) -> None:
    """Printing without end meets the output limit."""
    report = grade(body("while True: print('x' * 10_000)"))
    outcome = next(o for o in report.outcomes if o.check == "values")
    assert outcome.status in (Status.CRASH, Status.ERROR)
    assert not report.passed


def test_one_missing_function_does_not_spoil_the_other(grade: Grade) -> None:
    """Partial credit: what is there is graded."""
    report = grade(RIGHT.partition("def roots")[0])
    assert next(o for o in report.outcomes if o.check == "values").passed
    assert not next(o for o in report.outcomes if o.check == "certificate").passed


def test_only_one_case_crashes(grade: Grade) -> None:
    """A worker that dies is started again for the other cases."""
    report = grade(
        body("if x.ndim == 3:\n    import os; os._exit(1)\nreturn x - x.mean(-1, keepdims=True)")
    )
    values = {o.case: o.status for o in report.outcomes if o.check == "values"}
    assert values == {"rect": Status.PASS, "square": Status.PASS, "batch": Status.CRASH}


def test_a_name_that_is_no_function(grade: Grade) -> None:
    """A name bound to something else than a function is as good as missing."""
    outcome = first(grade("center = 3\nroots = 4\n"))
    assert outcome.check == "values"
    assert outcome.message == "the file defines no function `center`"


def test_main_guard_does_not_run(grade: Grade) -> None:
    """`if __name__ == "__main__":` may hold anything, forbidden imports included."""
    assert grade(RIGHT + "\nif __name__ == '__main__':\n    import scipy\n    1 / 0\n").passed


def test_lambda_and_renamed_parameters(grade: Grade) -> None:
    """Functions may be bound by assignment, and parameters may have other names."""
    source = RIGHT.replace("def center(x, factor=1.0)", "def centre(values, by=1.0)")
    source = source.replace("np.ndim(x)", "np.ndim(values)").replace(
        "factor * (x - x.mean(-1, keepdims=True))", "by * (values - values.mean(-1, keepdims=True))"
    )
    assert grade(source + "\ncenter = lambda a, b=1.0: centre(a, b)\n").passed
