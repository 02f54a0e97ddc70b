"""Which exercises count, and for whom: several in one file, extra ones of a few, the totals."""

from __future__ import annotations

from .handed_in import RIGHT, WRONG

DOUBLE = "\n\ndef double_it(x):\n    return x + x + 1\n"
NOTHING = "\n\ndef double_it(x):\n    return x\n"


def states(room):
    return {(r["student"], r["exercise"]): r["state"] for r in room.grades()}


def totals(room):
    return {r["student"]: (r["total"], r["max"]) for r in room.grades("totals.csv")}


def test_all_exercises_of_a_file_called_after_none(room):
    """Also one that no other file of the class is called after."""
    room.hand_in("ada/hw1.py", RIGHT + DOUBLE)
    room.hand_in("ben/affine.py", WRONG)
    room.batch()
    assert states(room) == {
        ("ada", "affine"): "passed",
        ("ada", "double-it"): "passed",
        ("ben", "affine"): "failed",
    }


def test_an_extra_exercise_is_in_no_total(room):
    """Done badly, it takes nothing from what counts; the message says how it would count."""
    room.hand_in("ada/affine.py", RIGHT)
    room.hand_in("ada/double_it.py", NOTHING)
    for name in ("ben", "cy"):
        room.hand_in(f"{name}/affine.py", WRONG if name == "ben" else RIGHT)
    done = room.batch()
    assert "only a few handed in double-it (1, and 3 the one that most did)" in done.err
    assert totals(room)["ada"] == ("100", "100")
    room.write("course.yaml", "exercises: [affine, double-it]\n")
    room.batch("--course", "course.yaml")
    assert totals(room)["ada"] == ("100", "200")
    assert totals(room)["cy"] == ("100", "200")
    assert states(room)["cy", "double-it"] == "missing"


def test_what_only_functions_tell_counts_once_half_of_the_class_has_it(room):
    """A helper of some is no exercise of all; one that a file is called after is."""
    for n in range(6):
        room.hand_in(
            f"s{n}/hw.py" if n < 2 else f"s{n}/affine.py", RIGHT + (DOUBLE if n < 2 else "")
        )
    room.batch()
    assert ("s5", "double-it") not in states(room)
    room.hand_in("s2/double_it.py", DOUBLE)
    room.batch()
    assert states(room)["s5", "double-it"] == "missing"


def test_an_export_of_an_extra_exercise_marks_nobody_else(room):
    """Neither does asking for it."""
    room.write(
        "gb.csv",
        "Student,ID,SIS User ID,SIS Login ID,Section,Two (7)\n    Points Possible,,,,,10\n",
    )
    for n in range(3):
        room.hand_in(f"s{n}_{1000 + n}_{9000 + n}_affine.py", RIGHT)
    room.hand_in("s0_1000_9009_double_it.py", DOUBLE)
    rows = [f'"S, {n}",{1000 + n},,s{n},A,' for n in range(3)]
    room.write("gb.csv", (room.folder / "gb.csv").read_text() + "\n".join(rows) + "\n")
    room.batch("--roster", "gb.csv")
    done = room(
        *("export", "out", "--to", "canvas", "--template", "gb.csv"),
        *("--exercise", "double-it", "--column", "double-it=Two (7)"),
    )
    assert done.code == 0, done.err
    lines = (room.folder / "out" / "canvas.csv").read_text().splitlines()
    assert [line.rpartition(",")[2] for line in lines[2:]] == ["10", "", ""]


def test_a_batch_in_chinese(room):
    """What is said, what the table notes, and the page: the same words from one catalogue."""
    room.hand_in("ada/affine.py.txt", RIGHT)
    room.hand_in("ben/essay.pdf", b"%PDF")
    done = room("--lang", "zh", "batch", "in", "--out", "out", "--jobs", "1", "--seed", "3")
    assert "布局：每个学生一个文件夹" in done.err
    assert "affine：1 通过、1 未评" in done.out
    assert "未评：`ben`，affine：`ben/essay.pdf`：是文档：请学生交 `.py` 文件" in done.err
    assert {r["note"] for r in room.grades()} >= {"`affine.py.txt` 按 Python 读取"}
    room("--lang", "zh", "report", "out", "--html", "class.html")
    page = (room.folder / "class.html").read_text()
    assert '<html lang="zh' in page and "检查" in page and "essay" not in page
