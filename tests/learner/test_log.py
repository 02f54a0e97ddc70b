"""The learner's log: append-only, whatever happens to it."""

from __future__ import annotations

import json

import pytest

from grader.learner.log import Event, Log, workspace

NOON = 1_772_366_400.0


@pytest.fixture
def log(tmp_path):
    """Return a log whose clock stands still at noon."""
    return Log(tmp_path, lambda: NOON)


def test_missing_log_is_empty(log):
    """Reading before anything was written is no error, and writes nothing."""
    assert log.read().events == ()
    assert not log.path.exists()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b"{", id="cut off"),
        pytest.param(b"[1]", id="no object"),
        pytest.param(b'{"event": "checked", "exercise": "x"}', id="no time"),
        pytest.param(b'{"at": "2026", "exercise": "x"}', id="no event"),
        pytest.param(b'{"at": 5, "event": "checked"}', id="time of the wrong type"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"[" * 100_000, id="too deep"),
    ],
)
def test_damaged_lines_are_skipped_and_counted(log, line):
    """A damaged line costs itself only, is reported by number, and is never repaired."""
    log.append(log.event("started", "one"))
    with log.path.open("ab") as file:
        file.write(line + b"\n")
    log.append(log.event("started", "two"))
    before = log.path.read_bytes()
    history = log.read()
    assert [event.exercise for event in history.events] == ["one", "two"]
    assert history.damaged == (2,)
    assert log.path.read_bytes() == before


def test_torn_line_does_not_swallow_the_next(log):
    """A write that was cut off stays alone on its line."""
    log.append(log.event("started", "one"))
    with log.path.open("ab") as file:
        file.write(b'{"at": "2026')
    log.append(log.event("started", "two"))
    history = log.read()
    assert [event.exercise for event in history.events] == ["one", "two"]
    assert history.damaged == (2,)


def test_append_writes_one_line(log):
    """A line is one JSON object with the time of the clock that was handed in."""
    event = log.event("checked", "one", points=1.5, file="a\nb.py")
    log.append(event)
    assert event == Event(
        "2026-03-01T12:00:00Z", "checked", "one", {"points": 1.5, "file": "a\nb.py"}
    )
    text = log.path.read_text()
    assert text.count("\n") == 1
    assert json.loads(text) == {
        "at": "2026-03-01T12:00:00Z",
        "event": "checked",
        "exercise": "one",
        "points": 1.5,
        "file": "a\nb.py",
    }
    assert log.read().events == (event,)


def test_append_never_rewrites(log):
    """What stood there still stands there."""
    log.append(log.event("started", "one"))
    before = log.path.read_bytes()
    log.append(log.event("hint", "one", level=1))
    assert log.path.read_bytes().startswith(before)


def test_workspace(tmp_path):
    """The workspace is the nearest folder with `.grader`, else the current one."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert workspace(inner) == inner
    (tmp_path / ".grader").mkdir()
    assert workspace(inner) == tmp_path
    (inner.parent / ".grader").write_text("a file is no workspace")
    assert workspace(inner) == tmp_path
