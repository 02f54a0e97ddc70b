"""Which sandbox runs, and what is said when it is not the first choice."""

from __future__ import annotations

import pytest

from grader.errors import UsageError
from grader.sandbox import choose, process, zygote
from grader.worker.confine import standalone

NOT_HERE = "the kernel has no seccomp filters"


def test_the_strongest_that_works() -> None:
    """Zygotes where they run, silently."""
    sandbox = choose()
    strict = zygote.unavailable("cpu") == ""
    assert sandbox.isolation.kind == ("strict" if strict else "process")
    assert ("no stronger one" in sandbox.isolation.line) is not strict


def test_falling_back_is_said_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    """A weaker sandbox says why it runs, in the line that every report has."""
    monkeypatch.setattr(zygote, "unavailable", lambda device: NOT_HERE)
    monkeypatch.setattr(standalone, "offered", lambda: ())
    line = choose().isolation.line
    assert line.startswith("process (own process, time, output")
    assert "not confined: memory of other programs, files, network, forking, signals" in line
    assert line.endswith(f"; no stronger one: `zygote`: {NOT_HERE}")


def test_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is required runs, or nothing does."""
    assert choose("process").isolation.kind == "process"
    monkeypatch.setattr(zygote, "unavailable", lambda device: NOT_HERE)
    with pytest.raises(UsageError, match=f"no sandbox works here: `zygote`: {NOT_HERE}"):
        choose("zygote")
    with pytest.raises(UsageError, match="no sandbox `jail`: there are zygote, process"):
        choose("jail")


def test_nothing_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then every reason is said."""
    monkeypatch.setattr(zygote, "unavailable", lambda device: NOT_HERE)
    monkeypatch.setattr(process, "unavailable", lambda device: "needs a POSIX system")
    with pytest.raises(UsageError, match=r"`zygote`: .*; `process`: needs a POSIX system"):
        choose()
