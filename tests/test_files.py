"""Files that others wrote are data: whatever stands in them is read, or refused in our words."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.classroom.notebook import NotebookError, cells, joined
from grader.classroom.policy import read_policy
from grader.classroom.roster import read_roster
from grader.content import Content
from grader.errors import GraderError
from grader.learner.attempts import standings
from grader.learner.log import FOLDER, Log

Within = Callable[[float], AbstractContextManager[None]]

LOG = b"""\
{"at": "2026-11-30T15:51:16Z", "event": "started", "exercise": "a", "file": "a.py"}
{"at": "2026-11-30T15:51:53Z", "event": "checked", "exercise": "a", "passed": true, "points": 16.0}
{"at": "2026-11-30T15:52:00Z", "event": "answered", "quiz": "q", "question": "q1", "right": false}
"""
ROSTER = b'id,name,email\nada,Ada L,ada@x.org\nbob,"B, ob",bob@x.org\n'
COURSE = b"""\
timezone: Europe/Berlin
due: 2026-12-26T23:59:00
late: {per_day: 10, at_most: 50, marked: 10, grace_minutes: 15}
points: 10
drop_lowest: 1
exercises: [a]
students: {ada: {excused: [a], due: {a: 2026-12-01}}}
"""
NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "code", "source": ["x = 1\n", "%time y = 2"], "outputs": []},
            {"cell_type": "markdown", "source": "text", "metadata": {}},
        ],
        "metadata": {"kernelspec": {"name": "python3"}},
        "nbformat": 4,
    }
).encode()
CONTENT = b"schema: 1\nname: small\nversion: '1.2'\nextends: []\ngrader: '0.1'\n"

NASTY = [
    b"", b"\0", b"\xff\xfe", b"\x1b[2J", b"9" * 400, b"-1e999", b"NaN", b"[" * 3000, b'{"a":' * 3000,
    "\u202e\U000e0041\u2028".encode(), b'"' * 7, b",,,,", b"\r\r\n", b"true", b"null", b"[]", b"{}",
    b"-" * 3000, b"&a *a", b"!!python/object:os.system", b"<<: *x", b"2026-99-99", b"0001-01-01",
    b"9999-12-31T23:59:59+23:59", b'"\\ud800"', b"=cmd()", b"../../x", b"A" * 200000, b"1_000",
    b".inf", b"? [a]", b"---\n---\n", b"0x1p9", b"- " * 500, b"{a: " * 500, b"&a [*a, *a]",
]  # fmt: skip
"""What is put in the place of a part of a file."""

SECONDS = 5.0
"""For one small file, on a busy machine."""


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return a file with parts taken out, doubled, or replaced by something nasty."""
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(data)))
        last = first + draw(st.sampled_from((0, 1, 2, 5, 20, 80)))
        part = draw(st.sampled_from(NASTY) | st.binary(max_size=4))
        part = draw(st.sampled_from((part, data[first:last] * 2, data[first:last] * 60)))
        data = data[:first] + part + data[last:]
    return data


def log(path: Path) -> object:
    path.parent.chmod(0o700)
    history = Log(path.parents[1]).read()
    standings(history.events)
    return history.events or history.damaged


def notebook(path: Path) -> object:
    return joined(cells(path.read_bytes()))


def content(path: Path) -> object:
    return Content(path.parent).about


READERS: dict[str, tuple[str, bytes, Callable[[Path], object]]] = {
    "log": (f"{FOLDER}/progress.jsonl", LOG, log),
    "roster": ("roster.csv", ROSTER, read_roster),
    "course": ("course.yaml", COURSE, read_policy),
    "notebook": ("a.ipynb", NOTEBOOK, notebook),
    "content": ("content.yaml", CONTENT, content),
}


@pytest.mark.parametrize("name", READERS)
def test_undamaged(tmp_path: Path, name: str) -> None:
    """What is damaged below can be read as it is."""
    file, whole, reader = READERS[name]
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_bytes(whole)
    assert reader(tmp_path / file)


@pytest.mark.parametrize("name", READERS)
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged(within: Within, tmp_path: Path, name: str, data: st.DataObject) -> None:
    """It is read as far as it makes sense, or refused; at once, and by no error of ours."""
    file, whole, reader = READERS[name]
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_bytes(data.draw(damaged(whole)))
    with within(SECONDS):
        try:
            reader(tmp_path / file)
        except (GraderError, NotebookError) as error:
            assert getattr(error, "exit_code", 3) != 4
