"""The line that says what is being checked."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from grader.cli import _running
from grader.cli._running import Running


def setting(*, seen: bool = True) -> SimpleNamespace:
    """A setting that keeps what it shows."""
    shown: list[str] = []
    return SimpleNamespace(sees_pulse=seen, shown=shown, pulse=lambda text: shown.append(str(text)))


def test_what_runs() -> None:
    """The exercise at once, then each check with its case; in the end nothing."""
    where = setting()
    with Running(where, "softmax") as running:  # type: ignore[arg-type]
        assert where.shown == ["checking softmax ..."]
        running.check("values", "rect")
        running.check("source", "")
    assert where.shown[1:] == ["checking softmax: values rect", "checking softmax: source", ""]


def test_how_long_it_has_been_running(monkeypatch: pytest.MonkeyPatch) -> None:
    """Said after a while, and only where a person sees it; nothing is shown when it is over."""
    monkeypatch.setattr(_running, "STEP", 0.01)
    monkeypatch.setattr(_running, "PATIENCE", 0.02)
    where, blind = setting(), setting(seen=False)
    with Running(where, "softmax") as running, Running(blind, "softmax"):  # type: ignore[arg-type]
        running.check("values", "rect")
        running._since -= 3
        deadline = time.monotonic() + 30
        while where.shown[-1] != "checking softmax: values rect (3 s)":
            assert time.monotonic() < deadline
            time.sleep(0.01)
    shown = len(where.shown)
    time.sleep(0.05)
    assert len(where.shown) == shown
    assert blind.shown == ["checking softmax ...", ""]
