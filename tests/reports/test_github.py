"""GitHub annotations: workflow commands that nothing in a message can end or begin."""

from __future__ import annotations

from grader.model import Status

KIND = "github"


def test_one_annotation_per_failing_check(render, wrong):
    """Blocked checks are not annotated; the points and the sandbox come last."""
    assert render(wrong).splitlines() == [
        "::error title=attention%3A values,file=attention.py::1 of 2 cases fail; values differ",
        "::error title=attention%3A leaves out the causal mask,file=attention.py"
        "::Every position can see later ones.",
        "::notice title=attention,file=attention.py::1 of 3 points",
        "::notice title=attention,file=attention.py::isolation: process (no network, 2 GB; "
        "not confined: files); timing: child CPU clock",
    ]


def test_the_line_of_an_exception(render, raised):
    """It stands at the line that raised."""
    assert render(raised).startswith(
        "::error title=attention%3A values,file=attention.py,line=14::`ValueError` at line 14"
    )


def test_a_message_cannot_begin_a_command(render, report, outcome):
    """Newlines and per cent signs are escaped; so are colons and commas in properties."""
    bad = outcome("a,b::c", status=Status.FAIL, message="x\n::set-env name=A::%0A")
    lines = render(report(bad, file="f\n::error ::.py")).splitlines()
    assert len(lines) == 3
    assert "x%0A: :set-env name=A::%250A" in lines[0]
    assert "title=attention%3A a%2Cb%3A%3Ac" in lines[0]
