"""A child process under a deadline: whatever becomes of it is told in one sentence."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

import pytest

from grader.jsonlines import Child, ChildError

MODULE = """
import os, sys, time
from grader.jsonlines import Serving

def main():
    serving = Serving()
    for request in serving:
        print("printed", flush=True)
        match request.get("do"):
            case "die":
                os._exit(3)
            case "sleep":
                time.sleep(60)
            case "babble":
                serving._replies.write("no JSON\\n")
                serving._replies.flush()
                continue
            case "number":
                serving.answer(7)
                continue
            case "fork":
                if (child := os.fork()) == 0:
                    time.sleep(60)
                serving.answer({"child": child})
                continue
        serving.answer({**request, "read": sys.stdin.read(), "pid": os.getpid()})
"""
BEFORE = f"import sys, types; m = sys.modules['served'] = types.ModuleType('served'); exec({MODULE!r}, m.__dict__)"


@pytest.fixture
def log():
    """Return the file that takes what the child says."""
    with tempfile.TemporaryFile() as file:
        yield file


@pytest.fixture
def child(log):
    """Return a child with a lifeline."""
    made = Child("served", "a helper", log, lifeline=True, before=BEFORE)
    yield made
    made.kill()


def test_each_request_has_its_answer(child, log):
    """What the child prints besides is no answer, and it finds nothing to read."""
    for text in ("a", "é\n\u2028", "x" * 200_000):
        answer = child.ask({"text": text}, 20)
        assert (answer["text"], answer["read"]) == (text, "")
    assert child.asked == 3
    log.seek(0)
    assert log.read().startswith(b"printed\n")


@pytest.mark.parametrize(
    ("do", "seconds", "message"),
    [
        ("die", 20, "a helper died: exit code 3"),
        ("sleep", 0.2, "a helper did not answer in time"),
        ("babble", 20, "a helper did not answer in JSON"),
        ("number", 20, "a helper did not answer in JSON"),
    ],
)
def test_what_became_of_it(child, do, seconds, message):
    """Gone, late, or talking nonsense: one sentence each."""
    child.ask({}, 20)
    with pytest.raises(ChildError) as caught:
        child.ask({"do": do}, seconds)
    assert caught.value.message == message


def test_killed_from_outside(child):
    """The signal is named, in the request during which it came and in the next."""
    child.ask({}, 20)
    os.kill(child.process.pid, signal.SIGKILL)
    for _ in range(2):
        with pytest.raises(ChildError, match="a helper died: of SIGKILL"):
            child.ask({}, 20)


def test_without_a_module_it_dies_at_once(log):
    """And its last words are in the log."""
    made = Child("grader.no_such_module", "a helper", log)
    with pytest.raises(ChildError, match="a helper died: exit code 1"):
        made.ask({}, 20)
    made.end()
    log.seek(0)
    assert b"No module named 'grader.no_such_module'" in log.read()


def test_an_end_is_clean(child):
    """It ends by itself when there is nothing more to read; ending twice is harmless."""
    child.ask({}, 20)
    child.end(20)
    assert child.process.returncode == 0
    child.end()
    with pytest.raises(ChildError, match="exit code 0"):
        child.ask({}, 20)


def test_what_is_below_dies_with_it(child):
    """The lifeline takes grandchildren along."""
    below = child.ask({"do": "fork"}, 20)["child"]
    child.kill()
    until = time.monotonic() + 10
    while Path(f"/proc/{below}").exists() and _runs(below):
        assert time.monotonic() < until, "a grandchild outlives its parent"
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    """Whether a process is more than an entry that nobody has read."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_no_interpreter(log, monkeypatch):
    """A process that cannot be started at all is told as well."""
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(ChildError, match="cannot start a helper: No such file or directory"):
        Child("served", "a helper", log, lifeline=True)
