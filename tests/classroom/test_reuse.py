"""Regrading by check: only what changed runs again, and the grades are those of a full run."""

from __future__ import annotations

import json
import shutil
import sqlite3

import pytest

from grader.classroom import key as keys
from grader.classroom.store import Store
from grader.model import Status

from .handed_in import LOOP, RIGHT, WRONG

NARROW = "import numpy as np\n\n\ndef affine(x):\n    return (2 * x + 1).astype(np.float64)\n"
CLASS = {"ada": RIGHT, "ben": WRONG, "cleo": NARROW, "eve": "def affine(x:\n"}
ADDED = "  - {kind: deterministic, id: steady, cases: [rect], points: 2}\n"
NOTEBOOK = json.dumps(
    {"cells": [{"cell_type": "code", "source": "\n\ndef affine(x):\n    return y\n"}]}
)


@pytest.fixture(scope="module")
def graded_once(rooms):
    """Return a class that is graded, with a course of its own: every test changes a copy."""
    room = rooms("graded")
    room.course = shutil.copytree(room.course, room.folder / "course")
    for name, text in CLASS.items():
        room.hand_in(f"{name}/affine.py", text)
    room.hand_in("flo/affine.ipynb", NOTEBOOK)
    assert room.batch("--seed", "4").code == 0
    return room


@pytest.fixture
def graded(graded_once, world, tmp_path):
    """Return a copy of that class."""
    folder = shutil.copytree(graded_once.folder, tmp_path / "room")
    return world(folder, folder / "course")


def edit(room, old, new, where="exercises", kind="yaml"):
    path = room.course / where / "01-basics" / f"affine.{kind}"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def timings(room):
    """Return the seconds of every check of the grades that count, by student."""
    store = sqlite3.connect(room.folder / "out" / "results.db")
    rows = store.execute(
        "SELECT r.student, c.name, c.case_name, c.status, c.seconds FROM check_result c"
        " JOIN outcome o ON o.id = c.outcome JOIN entry e ON e.key = o.key"
        " JOIN roster r ON r.id = e.student"
    ).fetchall()
    store.close()
    return {row[:3]: row[3:] for row in rows}


def equals_a_fresh_run(room):
    """Whether the tables are those of a run that kept nothing, byte for byte."""
    room("batch", "in", "--out", "fresh", "--jobs", "1", "--seed", "4")
    return all(
        (room.folder / "out" / name).read_bytes() == (room.folder / "fresh" / name).read_bytes()
        for name in ("grades.csv", "totals.csv")
    )


def test_an_added_check_is_all_that_runs(graded):
    """The others keep their very seconds; the mistake keeps its name."""
    graded.hand_in("dan/affine.py", LOOP)
    graded.batch()
    before = timings(graded)
    edit(graded, "figure:", ADDED + "figure:")
    done = graded.batch("--explain-cache")
    assert "cache: 6 to grade, changed: check steady; 3 checks are kept" in done.err
    after = timings(graded)
    assert {c for _, c, _ in after.keys() - before.keys()} == {"steady"}
    ran = {
        c
        for key in before
        if (c := key[1]) != "runs" and before[key][0] != "blocked" and before[key] != after[key]
    }
    assert ran == set()
    assert {row["student"]: row["mistakes"] for row in graded.grades()}["ben"] == "affine-no-shift"
    assert equals_a_fresh_run(graded)


CHANGES = {
    "a case": ('x: "normal(4)"', 'x: "normal(6)"', "changed: check values; 2 checks are kept"),
    "points": ("points: 3}", "points: 4}", "changed: check values; 2 checks are kept"),
    "a check less": (
        "  - {kind: unmodified, id: no-mutation, cases: [rect], points: 1}\n",
        "",
        "changed: check no-mutation; 2 checks are kept",
    ),
    "a case that no check uses": (
        "  hidden: {",
        '  spare: {purpose: kept in reserve, x: "normal(2)"}\n  hidden: {',
        "changed: cases; 3 checks are kept",
    ),
    "limits": ("call: 1,", "call: 2,", "changed: limits"),
}


@pytest.mark.parametrize(("old", "new", "said"), CHANGES.values(), ids=CHANGES)
def test_a_change_runs_what_it_touches(graded, old, new, said):
    """And comes to the grades of a full run."""
    edit(graded, old, new)
    done = graded.batch("--explain-cache")
    assert f"cache: 5 to grade, {said}\n" in done.err
    assert equals_a_fresh_run(graded)


def test_another_solution_keeps_nothing(graded):
    """Every truth may be another."""
    edit(graded, "\ndef affine", "\n# again\ndef affine", "solutions", "py")
    assert "cache: 5 to grade, changed: solution\n" in graded.batch("--explain-cache").err


def test_cells_are_not_counted_twice(graded):
    """A kept outcome of a notebook has its cells already."""
    edit(graded, "figure:", ADDED + "figure:")
    graded.batch()
    with Store(graded.folder / "out") as store:
        flo = next(n for n, student in store.students().items() if student.id == "flo")
        (row,) = (row for row in store.rows() if row.student == flo)
        outcomes = store.report(row.known.outcome).outcomes
    messages = {o.message for o in outcomes if o.status is Status.ERROR}
    assert messages == {"`NameError` at cell 1, line 4 of your file"}


def test_the_way_back_is_known(graded):
    """The grades of the earlier exercise are still there."""
    edit(graded, "points: 3}", "points: 4}")
    graded.batch()
    edit(graded, "points: 4}", "points: 3}")
    assert "5 graded before, 0 to grade" in graded.batch().err


def test_what_is_kept():
    """Only where nothing differs that all checks share."""
    base = {"source": "s", "limits": "l", "cases": "c", "check a": "1", "check b": "2"}
    assert keys.kept(base, base) == ["a", "b"]
    assert keys.kept({**base, "check b": "3", "cases": "d"}, base) == ["a"]
    assert keys.kept({**base, "limits": "m"}, base) == []
