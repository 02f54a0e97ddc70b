"""What it means that a call did not come back with a result."""

from __future__ import annotations

import pytest

from grader.grading.observations import meaning
from grader.messages import Message
from grader.model import Crashed, Frame, OutOfMemory, Raised, Returned, Status, TimedOut

FRAME = (Frame(7, "softmax", "return x / 0"),)

SAID = [
    (TimedOut("call", 10.0), Status.TIMEOUT, "", "not finished after 10 s (one call)"),
    (TimedOut("load", 1.5), Status.TIMEOUT, "", "not finished after 1.5 s (importing the file)"),
    (TimedOut("total", 60.0), Status.TIMEOUT, "", "not finished after 60 s (the whole submission)"),
    (
        TimedOut("call", 1.0, FRAME),
        Status.TIMEOUT,
        "",
        "not finished after 1 s (one call): it was at line 7",
    ),
    (OutOfMemory(64 << 20), Status.MEMORY, "", "needs more than 64 MB of memory"),
    (Crashed(Message("aborted (SIGABRT)")), Status.CRASH, "", "aborted (SIGABRT)"),
    (
        Raised("syntax", ("SyntaxError",), "invalid syntax", FRAME),
        Status.ERROR,
        "syntax",
        "syntax error at line 7: invalid syntax",
    ),
    (
        Raised("load", ("ModuleNotFoundError",), "No module named 'sklearn'", FRAME),
        Status.ERROR,
        "load",
        "an import fails at line 7: No module named 'sklearn'",
    ),
    (
        Raised("load", ("SystemExit",), "", ()),
        Status.ERROR,
        "load",
        "the file calls `exit` when it is imported",
    ),
    (
        Raised("missing", ("Missing",), "f"),
        Status.ERROR,
        "missing",
        "the file defines no function `f`",
    ),
    (
        Raised("result", ("TypeError",), "an array of dtype `object`"),
        Status.FAIL,
        "type",
        "returned an array of dtype `object`",
    ),
    (
        Raised("forbidden", ("Forbidden",), "softmax", FRAME),
        Status.FAIL,
        "forbidden",
        "line 7 calls `softmax`: this exercise does not allow it",
    ),
    (
        Raised("call", ("NotImplementedError", "RuntimeError"), "", FRAME),
        Status.ERROR,
        "not-written",
        "`softmax` is not written yet at line 7",
    ),
    (
        Raised("call", ("ZeroDivisionError",), "division by zero", FRAME),
        Status.ERROR,
        "raised",
        "`ZeroDivisionError` at line 7 of your file",
    ),
    (
        Raised("call", ("TypeError",), "f() takes 1"),
        Status.ERROR,
        "raised",
        "`TypeError` when your function was called",
    ),
]


@pytest.mark.parametrize(
    ("seen", "status", "finding", "message"), SAID, ids=lambda value: str(value)[:30]
)
def test_what_it_means(seen, status, finding, message) -> None:
    """Status, finding and sentence of every observation that is no result."""
    verdict = meaning(seen)
    assert (verdict.status, verdict.finding, verdict.message) == (status, finding, message)


def test_a_name_chosen_by_the_submission_is_data() -> None:
    """It is not read as a template, nor translated."""
    seen = Raised("call", ("{place} 第 3 行",), "boom", FRAME)
    assert meaning(seen).message.text("zh").count("{place} 第 3 行") == 1


def test_a_result_is_judged_by_its_check() -> None:
    with pytest.raises(ValueError, match="judged by its check"):
        meaning(Returned(1.0))
