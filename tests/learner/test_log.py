"""The learner's log: append-only, whatever happens to it."""

from __future__ import annotations

import json
import os
import threading

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


# --------------------------------------------------------------------------- whose it is


def planted(log, plant):
    """Put something where the log is to be, and say what it must not change."""
    victim = log.path.parent.parent / "victim"
    victim.write_text("precious")
    log.path.parent.mkdir(exist_ok=True)
    plant(log.path, victim)
    return victim


PLANTS = {
    "link": lambda path, victim: path.symlink_to(victim),
    "hard-link": lambda path, victim: os.link(victim, path),
    "pipe": lambda path, victim: os.mkfifo(path),
    "folder": lambda path, victim: path.mkdir(),
    "link-to-nothing": lambda path, victim: path.symlink_to(victim.with_name("new")),
    "link-to-a-device": lambda path, victim: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("name", PLANTS)
def test_only_a_plain_file_of_ones_own(log, name):
    """What somebody else put there is neither read nor written, and makes nobody wait."""
    victim = planted(log, PLANTS[name])
    done = []

    def attempt():
        for action in (log.read, lambda: log.append(log.event("started", "one"))):
            with pytest.raises(OSError):
                action()
        done.append(True)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(5)
    assert done
    assert victim.read_text() == "precious"
    assert not victim.with_name("new").exists()


def test_folder_that_is_a_link(tmp_path, log):
    """The folder of the log is one's own, too."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / ".grader").symlink_to(elsewhere)
    assert workspace(tmp_path / "inner") == tmp_path / "inner"
    with pytest.raises(OSError):
        log.append(log.event("started", "one"))
    assert list(elsewhere.iterdir()) == []


def test_file_without_an_end(log):
    """A log that is larger than any learner's is not read."""
    log.append(log.event("started", "one"))
    os.truncate(log.path, 1 << 40)
    with pytest.raises(OSError, match="File too large"):
        log.read()


def test_shared_folders_above_are_passed_over(tmp_path):
    """A log in a folder that everybody may write to is not the learner's."""
    shared = tmp_path / "shared"
    (shared / ".grader").mkdir(parents=True)
    inner = shared / "inner"
    inner.mkdir()
    assert workspace(inner) == shared
    shared.chmod(0o1777)
    assert workspace(inner) == inner


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_folders_of_others_above_are_passed_over(tmp_path):
    """A log in somebody else's folder is not the learner's, nor is somebody else's log."""
    theirs = tmp_path / "theirs"
    (theirs / ".grader").mkdir(parents=True)
    inner = theirs / "inner"
    inner.mkdir()
    os.chown(theirs, 65534, 65534)
    assert workspace(inner) == inner
    os.chown(theirs, 0, 0)
    os.chown(theirs / ".grader", 65534, 65534)
    assert workspace(inner) == inner
    with pytest.raises(OSError, match="not a plain file of your own"):
        Log(theirs).append(Log(theirs).event("started", "one"))


def test_values_are_harmless(log):
    """Control characters, invisible ones and numbers that nothing counts are gone."""
    log.append(log.event("checked", "one", file="a\x1b[31mb\u202e", points=1))
    with log.path.open("ab") as file:
        file.write(
            b'{"at": "2026", "event": "hint", "exercise": "one", "level": %s, "x": 1e999}\n'
            % (b"9" * 400)
        )
    checked, hint = log.read().events
    assert checked.data == {"file": "ab", "points": 1}
    assert hint.data == {"level": None, "x": None}
