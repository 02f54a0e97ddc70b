"""`grader batch`: right states, resume, regrading of what changed, one line per bad input."""

from __future__ import annotations

import json
import os
import zipfile

import pytest

from grader.messages import Message

from .handed_in import CRASH, HUNGRY, LOOP, RAISES, RIGHT, WRONG

NOTEBOOK = json.dumps(
    {
        "cells": [
            {
                "cell_type": "code",
                "source": [
                    "import numpy as np\n",
                    "print(1)\n",
                    "def affine(x):\n",
                    "    return 2 * x + 1\n",
                ],
            }
        ]
    }
)


def test_a_class_of_every_kind(room):
    """Right, wrong, looping, crashing, raising and memory-eating submissions get their own."""
    kinds = {"right": RIGHT, "wrong": WRONG, "loop": LOOP, "crash": CRASH, "raises": RAISES}
    for name, text in {**kinds, "hungry": HUNGRY, "twin": RIGHT}.items():
        room.hand_in(f"{name}/affine.py", text)
    room.hand_in("book/affine.ipynb", NOTEBOOK)
    room.hand_in("broken/affine.ipynb", "{")
    done = room.batch()
    assert done.code == 0, done.err
    states = {student: state for (student, _), state in room.states().items()}
    assert states == {
        **dict.fromkeys(("right", "twin", "book"), "passed"),
        **dict.fromkeys(("wrong", "loop", "crash", "raises", "hungry"), "failed"),
        "broken": "not graded",
    }
    rows = {row["student"]: row for row in room.grades()}
    assert rows["wrong"]["mistakes"] == "affine-no-shift"
    assert rows["right"]["score"] == rows["right"]["out_of"] == "100"
    assert rows["broken"]["score"] == ""
    assert rows["broken"]["note"] == ("`affine.ipynb`: the file is no notebook: it is no JSON")
    assert "layout: a folder per student (STUDENT/FILE.py)" in done.err
    assert (
        "9 submissions of 9 students, 1 cannot be used, 1 the same as another, 7 to grade"
        in done.err
    )
    assert done.out == "affine: 3 passed, 5 failed, 1 not graded, mean 40.0 of 100 over 8 marks\n"


def test_a_resume_grades_nothing_twice(room):
    """The second run finds every grade, and writes the same table."""
    room.hand_in("ada/affine.py")
    room.hand_in("ben/affine.py", WRONG)
    room.batch()
    before = (room.folder / "out" / "grades.csv").read_bytes()
    done = room.batch("--explain-cache")
    assert "2 graded before, 0 to grade" in done.err
    assert "cache: every grade still holds" in done.err
    assert (room.folder / "out" / "grades.csv").read_bytes() == before


def test_a_changed_submission_is_graded_alone(room):
    """And `--explain-cache` says what differed."""
    room.hand_in("ada/affine.py")
    room.hand_in("ben/affine.py", WRONG)
    room.batch()
    room.hand_in("ben/affine.py", RIGHT + "# now\n")
    done = room.batch("--explain-cache")
    assert "1 graded before, 1 to grade" in done.err
    assert "cache: 1 to grade, changed: source" in done.err
    assert room.states()["ben", "affine"] == "passed"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("points: 3}", "points: 4}", "changed: check values; 2 checks are kept"),
        ("call: 1,", "call: 2,", "changed: limits"),
        ("Return 2 x + 1", "Give 2 x + 1", None),
        ("Look at the", "See the", None),
    ],
    ids=["points", "limits", "prose", "hint"],
)
def test_a_changed_exercise_is_graded_again_where_it_matters(room, tmp_path, old, new, reason):
    """Other exercises keep their grades; prose and hints decide nothing."""
    import shutil

    room.course = shutil.copytree(room.course, tmp_path / "course")
    room.hand_in("ada/affine.py")
    room.hand_in("ada/double_it.py", "def double_it(x):\n    return 2 * x + 1\n")
    room.batch()
    path = room.course / "exercises" / "01-basics" / "affine.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    done = room.batch("--explain-cache")
    if reason:
        assert "1 graded before, 1 to grade" in done.err
        assert f"cache: 1 to grade, {reason}" in done.err
    else:
        assert "2 graded before, 0 to grade" in done.err


def test_who_handed_in_nothing_is_listed(room):
    """A roster names everybody; who has no file has a zero, and is named."""
    room.hand_in("ada/affine.py")
    (room.folder / "roster.csv").write_text("student,name,email\nada,Ada B,a@x\nben,Ben C,b@x\n")
    done = room.batch("--roster", "roster.csv")
    assert room.states() == {("ada", "affine"): "passed", ("ben", "affine"): "missing"}
    assert "nothing handed in: `ben`, affine" in done.err
    assert room.grades()[0]["name"] == "Ada B"


def test_a_file_of_no_known_exercise_is_no_zero(room):
    """Something was handed in: the instructor decides."""
    room.hand_in("ada/affine.py")
    room.hand_in("ben/hw1.py", RIGHT.replace("affine", "f"))
    done = room.batch()
    assert room.states() == {("ada", "affine"): "passed", ("ben", "affine"): "not graded"}
    row = room.grades()[1]
    assert (row["score"], row["note"]) == (
        "",
        "`ben/hw1.py`: cannot tell which exercise it solves",
    )
    assert "nothing handed in" not in done.err
    room.batch("--exercise", "affine")
    assert room.states() == {("ada", "affine"): "passed", ("ben", "affine"): "failed"}


def test_late_marks_without_a_course_file_are_said(room):
    """Nothing is taken off."""
    room.hand_in("x_LATE_1_1_affine.py")
    assert "1 are marked late: what that costs, a course file says" in room.batch().err


def test_fresh_puts_the_old_grades_aside(room):
    """Nothing is overwritten."""
    room.hand_in("ada/affine.py")
    room.batch()
    done = room.batch("--fresh")
    assert "earlier grades are put aside as `results.db.old-1`" in done.err
    assert "1 to grade" in done.err
    assert (room.folder / "out" / "results.db.old-1").is_file()


def test_an_engine_failure_is_no_mark(room, monkeypatch):
    """A station that dies is tried again, then told; the grade stays open, exit code 4."""
    from grader.classroom import engine

    room.hand_in("ada/affine.py")
    asked = engine._Process.ask

    def dies(self, request, seconds):
        if "exercise" in request:
            raise engine.ChildError(Message("a station died: of SIGKILL"))
        return asked(self, request, seconds)

    monkeypatch.setattr(engine._Process, "ask", dies)
    done = room.batch()
    assert done.code == 4
    assert "warning: 1 not graded: a station died: of SIGKILL" in done.err
    (row,) = room.grades()
    assert (row["state"], row["score"], row["note"]) == (
        "not graded",
        "",
        "a station died: of SIGKILL",
    )
    monkeypatch.undo()
    assert room.batch().code == 0
    assert room.states() == {("ada", "affine"): "passed"}


def test_a_station_that_is_killed_is_replaced(room):
    """The submission beside it is graded by the next station."""
    import signal
    from pathlib import Path

    from grader.classroom import engine

    room.hand_in("ada/affine.py")
    room.hand_in("ben/affine.py", WRONG)
    asked, killed = engine._Process.ask, []

    def killing(self, request, seconds):
        if "exercise" in request and not killed:
            killed.append(self.process.pid)
            os.kill(self.process.pid, signal.SIGKILL)
        return asked(self, request, seconds)

    engine._Process.ask = killing
    try:
        done = room.batch()
    finally:
        engine._Process.ask = asked
    assert done.code == 0, done.err
    assert killed
    assert not Path(f"/proc/{killed[0]}").exists()
    assert sorted(room.states().values()) == ["failed", "passed"]


def test_downloads_come_as_archives(room):
    """A Canvas zip is graded as it is."""
    with zipfile.ZipFile(room.folder / "in.zip", "w") as file:
        file.writestr("doejane_LATE_1234_567890_affine.py", RIGHT)
        file.writestr("roejim_77_567891_affine-1.py", WRONG)
        file.writestr("../../out.py", RIGHT)
    done = room.batch(source="in.zip")
    assert room.states() == {
        ("canvas-1234", "affine"): "passed",
        ("canvas-77", "affine"): "failed",
    }
    assert "warning: `out.py`: its path leads out of the archive" in done.err
    assert room.grades()[0]["late_days"] == "marked"


def test_late_work_costs_what_the_course_says(room):
    """Of the points, per day begun, with a limit."""
    room.hand_in("x_LATE_1_1_affine.py")
    (room.folder / "course.yaml").write_text("points: 20\nlate: {marked: 25}\n")
    room.batch("--course", "course.yaml")
    (row,) = room.grades()
    assert (row["points"], row["penalty_percent"], row["score"], row["out_of"]) == (
        *("5", "25"),
        *("15", "20"),
    )


BAD = {
    "nothing there": (("gone",), 2, "no folder or archive"),
    "shard without seed": (("in", "--shard", "1/2"), 2, "`--shard` needs `--seed`"),
    "shard of none": (("in", "--shard", "3/2", "--seed", "1"), 2, "`--shard 3/2` is no share"),
    "unknown exercise": (("in", "--exercise", "afine"), 2, "no exercise `afine`"),
    "dask without address": (("in", "--engine", "dask"), 2, "dask"),
}


@pytest.mark.parametrize(("argv", "code", "message"), BAD.values(), ids=BAD)
def test_bad_command_lines(room, argv, code, message):
    """One line, and an exit code."""
    room.hand_in("ada/affine.py")
    done = room("batch", *argv, "--out", "out")
    assert done.code == code
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_damaged_store_stops_before_anything(room):
    """And is not touched."""
    room.hand_in("ada/affine.py")
    (room.folder / "out").mkdir()
    (room.folder / "out" / "results.db").write_bytes(b"garbage" * 1000)
    done = room.batch()
    assert (done.code, done.out) == (2, "")
    assert "`results.db` is damaged" in done.err
    assert (room.folder / "out" / "results.db").read_bytes() == b"garbage" * 1000


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named(room):
    """The rest of the class is graded."""
    room.hand_in("ada/affine.py").chmod(0)
    room.hand_in("ben/affine.py")
    room.batch()
    assert room.states() == {("ada", "affine"): "not graded", ("ben", "affine"): "passed"}


def test_a_file_that_cannot_be_read_is_named(room, monkeypatch):
    """As for everybody, so for root."""
    from grader.classroom import plan

    room.hand_in("ada/affine.py")
    room.hand_in("ben/affine.py")
    real = plan.work_of

    def refuses(leaf, limit):
        if leaf.parts[0] == "ada":
            raise PermissionError(13, "Permission denied")
        return real(leaf, limit)

    monkeypatch.setattr(plan, "work_of", refuses)
    room.batch()
    notes = {row["student"]: row["note"] for row in room.grades()}
    assert notes == {"ada": "`affine.py`: cannot be read: Permission denied", "ben": ""}


def test_formulas_in_names_are_only_text(room):
    """A spreadsheet computes nothing of what a student wrote."""
    for name in ("=1+1", "+2", "-3", "@x"):
        room.hand_in(f"{name}/affine.py")
    room.batch()
    assert {row["student"] for row in room.grades()} == {"'=1+1", "'+2", "'-3", "'@x"}


def test_one_file_is_no_class(room):
    """And the command for one file is named."""
    room.hand_in("affine.py")
    done = room.batch(source="in/affine.py")
    assert (done.code, done.err.splitlines()) == (
        2,
        [
            "error: `affine.py` is one file, not a class",
            "hint: `grader check affine.py`, or name the folder it lies in",
        ],
    )


def test_a_results_folder_that_cannot_be_written(room, monkeypatch):
    """A clear line before anything is graded."""
    from pathlib import Path

    room.hand_in("ada/affine.py")
    opened = Path.open

    def refuses(self, *args, **more):
        if self.name == ".lock":
            raise OSError(30, "Read-only file system")
        return opened(self, *args, **more)

    monkeypatch.setattr(Path, "open", refuses)
    done = room.batch()
    assert done.code == 2
    assert done.err.endswith("out`: Read-only file system\n")


def test_others_may_read_results_that_they_cannot_write(room):
    """A report and an export elsewhere leave nothing behind, and need no right to write."""
    room.hand_in("ada/affine.py")
    room.batch()
    before = sorted(path.name for path in (room.folder / "out").iterdir())
    access = os.access
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
        assert room("report", "out").code == 0
        assert room("export", "out", "--to", "csv", "--out", "elsewhere").code == 0
    assert sorted(path.name for path in (room.folder / "out").iterdir()) == before


def test_no_disk_space_half_way_keeps_what_is_graded(room, monkeypatch):
    """The next run grades the rest."""
    from grader.classroom.store import Store

    for n in range(6):
        room.hand_in(f"s{n}/affine.py", RIGHT + f"# {n}\n")
    graded, left = Store.graded, [3]

    def full(self, *args, **more):
        if not left[0]:
            self.query(f"PRAGMA max_page_count = {self.query('PRAGMA page_count')[0][0]}")
        left[0] -= 1
        return graded(self, *args, **more)

    monkeypatch.setattr(Store, "graded", full)
    done = room.batch()
    assert done.code == 2
    assert "error: the disk is full: `results.db` cannot grow" in done.err
    assert (
        "hint: free some space and run the same command again: what is graded is kept" in done.err
    )
    monkeypatch.undo()
    done = room.batch()
    assert done.code == 0
    assert int(done.err.split(" graded before")[0].split(", ")[-1]) >= 3
    assert list(room.states().values()) == ["passed"] * 6


def test_help_says_what_a_score_is(room):
    """Out of 100, or of the course file's points."""
    text = " ".join(room("batch", "--help").out.split())
    assert "`score` is the share of them, out of 100 or of the course file's points" in text
    assert "Where there is no mark it is empty" in text
