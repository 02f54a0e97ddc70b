"""The learner's log: append-only, whatever happens to it."""

from __future__ import annotations

import json

import pytest

from grader.progress import Event, Log, Standing, standings, workspace

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
    log.append("started", "one")
    with log.path.open("ab") as file:
        file.write(line + b"\n")
    log.append("started", "two")
    before = log.path.read_bytes()
    history = log.read()
    assert [event.exercise for event in history.events] == ["one", "two"]
    assert history.damaged == (2,)
    assert log.path.read_bytes() == before


def test_torn_line_does_not_swallow_the_next(log):
    """A write that was cut off stays alone on its line."""
    log.append("started", "one")
    with log.path.open("ab") as file:
        file.write(b'{"at": "2026')
    log.append("started", "two")
    history = log.read()
    assert [event.exercise for event in history.events] == ["one", "two"]
    assert history.damaged == (2,)


def test_append_writes_one_line(log):
    """A line is one JSON object with the time of the clock that was handed in."""
    event = log.append("checked", "one", points=1.5, file="a\nb.py")
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
    log.append("started", "one")
    before = log.path.read_bytes()
    log.append("hint", "one", level=1)
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


def _event(kind, exercise="one", **data):
    return Event("2026-03-01T12:00:00Z", kind, exercise, data)


def test_standing_keeps_the_best_and_the_last():
    """Points are the best ever, the diagnosis is the last."""
    events = [
        _event("started", file="one.py", backend="numpy"),
        _event("checked", points=6, max_points=10, passed=False, diagnosis=["a"], failed=["v"]),
        _event("hint", level=2),
        _event("hint", level=2),
        _event("checked", points=3, max_points=10, passed=False, diagnosis=["b"], failed=["w"]),
    ]
    assert standings(events)["one"] == Standing(
        "one",
        tries=2,
        points=6.0,
        max_points=10.0,
        hints=(2,),
        failed=("w",),
        diagnosis=("b",),
        file="one.py",
        backend="numpy",
    )


def test_a_pass_stays_a_pass():
    """Breaking a passed exercise later does not take the pass away."""
    events = [_event("checked", passed=True), _event("checked", passed=False)]
    assert standings(events)["one"].passed


def test_order_is_by_last_touch():
    """The exercise touched last comes last."""
    events = [_event("started", "one"), _event("started", "two"), _event("hint", "one", level=1)]
    assert list(standings(events)) == ["two", "one"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"points": "many", "max_points": None}, id="points"),
        pytest.param({"diagnosis": "text", "failed": {"a": 1}}, id="lists"),
        pytest.param({"file": 5, "backend": []}, id="names"),
        pytest.param({"diagnosis": [1, None, "a"]}, id="items"),
    ],
)
def test_odd_values_do_not_raise(data):
    """Somebody may have edited the log by hand."""
    assert standings([_event("checked", **data)])["one"].tries == 1


def test_unknown_events_are_left_to_others():
    """Quiz events stand in the same log."""
    assert standings([_event("answered", "")]) == {}
    assert standings([_event("answered", "one")]) == {}
