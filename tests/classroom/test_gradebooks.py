"""Gradebooks with marks in them: what stands there stays, sums go where they belong."""

from __future__ import annotations

import csv
import io

import pytest

from .handed_in import RIGHT, WRONG

DOUBLE = "def double_it(x):\n    return x + x + 1\n"
PEOPLE = ("ada", "ben", "cy", "dee", "eve")
GRADEBOOK = """Student,ID,SIS User ID,SIS Login ID,Section,HW0 (80001),HW1 (90125),Final Score
,,,,,Manual Posting,Muted,
    Points Possible,,,,,10,20,(read only)
"A, Ada",1,a1,ada,S1,5,,
"B, Ben",2,b1,ben,S1,5,12,
"C, Cy",3,c1,cy,S1,,EX,
"D, Dee",4,d1,dee,S1,,17.5,
"E, Eve",5,e1,eve,S1,,,
"F, Fay",6,f1,fay,S1,,,
"""


@pytest.fixture
def class_(room):
    """Return a class of five with two exercises; Dee's file cannot be graded, Eve's is missing."""
    for name in ("ada", "ben", "cy"):
        room.hand_in(f"{name}/affine.py", RIGHT if name != "ben" else WRONG)
        room.hand_in(f"{name}/double_it.py", DOUBLE)
    room.hand_in("dee/affine.pdf", "%PDF")
    room.write("gb.csv", GRADEBOOK)
    room.write("roster.csv", "student\n" + "".join(f"{p}\n" for p in PEOPLE))
    assert room.batch("--roster", "roster.csv").code == 0
    return room


def export(room, *more, kind="canvas", template="gb.csv"):
    """Export; return what came of it and the rows by student."""
    argv = [*more, *(["--template", template] if template else [])]
    done = room("export", "out", "--to", kind, *argv)
    if done.code:
        return done, {}
    text = (room.folder / "out" / f"{kind}.csv").read_bytes().decode("utf-8-sig")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text[:30] else ",")
    return done, {row[3 if kind == "canvas" else 0]: row for row in list(lines)[1:]}


TOTAL = ("--column", "total=HW1 (90125)")
SUM = ("--column", "affine=HW1", "--column", "double-it=HW1")


@pytest.mark.parametrize("columns", [TOTAL, SUM], ids=["total", "sum"])
def test_what_stands_there_stays(class_, columns):
    """`EX`, and marks from elsewhere; what is not graded changes nothing; conflicts are listed."""
    done, rows = export(class_, *columns)
    assert done.code == 0, done.err
    cells = {name: row[5] for name, row in rows.items() if name}
    assert cells == {"ada": "20", "ben": "12", "cy": "EX", "dee": "17.5", "eve": "0"}
    assert rows["ada"][:5] == ["A, Ada", "1", "a1", "ada", "S1"]
    assert (
        "warning: left as it is (`--overwrite` writes it): `cy` has EX in `HW1 (90125)`, not 20\n"
    ) in done.err.replace("`ben` has 12 in `HW1 (90125)`, not 12; ", "")


def test_what_was_written_before_is_kept_up_to_date(class_):
    """A cell that holds our own mark of an earlier export is ours to change."""
    export(class_, *TOTAL)
    class_.write("gb.csv", GRADEBOOK.replace("ada,S1,5,,", "ada,S1,5,20,"))
    class_.hand_in("ada/double_it.py", "def double_it(x):\n    return x\n")
    class_.batch()
    done, rows = export(class_, *TOTAL)
    assert 10 <= float(rows["ada"][5]) < 20
    class_.write("gb.csv", GRADEBOOK.replace("ada,S1,5,,", "ada,S1,5,19,"))
    done, rows = export(class_, *TOTAL)
    assert rows["ada"][5] == "19"
    assert "`ada` has 19 in `HW1 (90125)`" in done.err
    done, rows = export(class_, *TOTAL, "--overwrite")
    assert rows["ada"][5] != "19"
    assert rows["cy"][5] == "20"
    assert rows["dee"][5] == "17.5", "without a mark nothing is written, whatever is told"


def test_who_is_not_in_the_template_is_said(class_):
    """By name."""
    class_.write("gb.csv", "\n".join(GRADEBOOK.splitlines()[:6]) + "\n")
    done, _ = export(class_, *TOTAL)
    assert "warning: not in the template: `dee`, `eve`\n" in done.err


REFUSED = {
    "both": (
        [*TOTAL, "--column", "affine=HW1"],
        "column `HW1 (90125)` would hold all of total, affine",
    ),
    "nothing": (["--column", "total=HW9"], "no column `HW9` in the template"),
    "no exercise": (["--column", "afine=HW1"], "no exercise `afine` in these results"),
    "no pair": (["--column", "HW1"], "`--column HW1` is no pair"),
}


@pytest.mark.parametrize(("columns", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_written(class_, columns, message):
    """Two things in one cell, and what is not there."""
    done, _ = export(class_, *columns)
    assert done.code == 2
    assert done.err.startswith(f"error: {message}\n")


def test_an_extra_exercise_is_in_no_sum_by_accident(class_):
    """For whom it would be missing, the course file says."""
    (class_.folder / "in/ben/double_it.py").unlink()
    (class_.folder / "in/cy/double_it.py").unlink()
    class_.batch()
    done, _ = export(class_, *SUM)
    assert done.code == 2
    assert "`double-it` is summed in `HW1 (90125)`, and only a few handed it in" in done.err
    class_.write("course.yaml", "exercises: [affine, double-it]\n")
    done, rows = export(class_, *SUM, "--course", "course.yaml")
    assert rows["ada"][5] == "20"


STYLES = {
    "Excel, German": ("utf-8-sig", ";", True),
    "UTF-16 with tabs": ("utf-16", "\t", False),
    "cp1252": ("cp1252", ",", True),
}


@pytest.mark.parametrize(("encoding", "delimiter", "comma"), STYLES.values(), ids=STYLES)
def test_a_template_is_written_as_it_is_read(class_, encoding, delimiter, comma):
    """Its encoding, delimiter, decimal comma and ends of lines."""
    lines = list(csv.reader(io.StringIO(GRADEBOOK.replace("A, Ada", "Ä, Ada"))))
    lines[6][6] = "17,5" if comma else "17.5"
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    class_.write("gb.csv", out.getvalue().encode(encoding))
    class_("mark", "out", "ada", "affine", "--score", "51.5")
    done = class_("export", "out", "--to", "canvas", "--template", "gb.csv", *TOTAL)
    assert done.code == 0, done.err
    data = (class_.folder / "out" / "canvas.csv").read_bytes()
    assert data[:2] == out.getvalue().encode(encoding)[:2]
    text = data.decode(encoding)
    assert "\r\n" in text
    rows = {row[3]: row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)}
    assert (rows["ada"][0], rows["ada"][5]) == ("Ä, Ada", "15,15" if comma else "15.15")


GERMAN = """\ufeffID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung,Bestwertung,"Feedback als Kommentar"
Teilnehmer/in5001,Ada A,ada@x,Abgegeben,"20,5","50,00",
Teilnehmer/in5002,Ben B,ben@x,Abgegeben,-,"50,00",gut
Teilnehmer/in5003,Cy C,cy@x,"Keine Abgabe",,"50,00",
Teilnehmer/in5004,Dee D,dee@x,"Keine Abgabe",,"50,00",
"""
CHINESE = GERMAN.replace("Teilnehmer/in", "参与者 ").replace(
    GERMAN.split("\n")[0], "\ufeff编号,全名,电子邮件地址,状态,成绩,最高分,反馈评语"
)


@pytest.mark.parametrize("text", [GERMAN, CHINESE], ids=["German", "Chinese"])
def test_a_worksheet_in_another_language(room, text):
    """Read as a roster, filled in its own style; who is unmatched is said."""
    room.write("w.csv", text)
    room.hand_in("Ada A_5001_assignsubmission_file_/affine.py")
    room.hand_in("Ben B_5002_assignsubmission_file_/affine.py", WRONG)
    room.hand_in("Cy C_5003_assignsubmission_file_/affine.py")
    room.hand_in("Zed Z_5999_assignsubmission_file_/affine.py")
    done = room.batch("--roster", "w.csv")
    assert done.code == 1
    assert "on no roster, and nobody's marks: `moodle-5999, Zed Z`" in done.err
    done, rows = export(room, kind="moodle", template="w.csv")
    grades = [row[4] for row in rows.values()]
    assert grades == ["20,5", "10", "50", ""], "Dee may be who Zed is"
    assert "has 20,5 in" in done.err
    assert "warning: not in the template: `moodle-5999` (Zed Z)\n" in done.err
    assert [row[6] for row in rows.values()][:2] == ["", "gut"]


def test_marks_by_hand_survive(class_):
    """Whatever is graded again; excused ones are in no total; taken back, the grader's are there."""
    for argv in (
        ("ada", "affine", "--score", "18.5", "--note", "shown in class"),
        ("dee", "affine", "--score", "70"),
        ("eve", "affine", "--excused", "--note", "ill"),
    ):
        assert class_("mark", "out", *argv).code == 0
    class_.hand_in("ada/affine.py", WRONG)
    class_.batch("--roster", "roster.csv")
    rows = {(r["student"], r["exercise"]): r for r in class_.grades()}
    ada, dee, eve = (rows[name, "affine"] for name in ("ada", "dee", "eve"))
    assert (ada["state"], ada["score"]) == ("by hand", "18.5")
    assert ada["note"] == "shown in class; the grader: 1 of 5 points"
    assert (dee["state"], dee["score"]) == ("by hand", "70")
    assert (eve["state"], eve["score"], eve["note"]) == ("excused", "", "excused; ill")
    totals = {row["student"]: (row["total"], row["max"]) for row in class_.grades("totals.csv")}
    assert totals["ada"] == ("118.5", "200")
    assert totals["eve"] == ("0", "100")
    done = class_("mark", "out", "ada", "affine", "--remove")
    assert done.out == "ada, affine: 20 of 100\n"
    rows = {(r["student"], r["exercise"]): r for r in class_.grades()}
    assert rows["ada", "affine"]["state"] == "failed"


MARKS = {
    "nobody": (["zed", "affine", "--score", "1"], "nobody in the class is called `zed`"),
    "no exercise": (["ada", "afine", "--score", "1"], "no exercise `afine` in these results"),
    "no mark": (["ada", "affine"], "what mark is it?"),
    "two marks": (["ada", "affine", "--score", "1", "--excused"], "what mark is it?"),
}


@pytest.mark.parametrize(("argv", "message"), MARKS.values(), ids=MARKS)
def test_what_is_no_mark(class_, argv, message):
    """One line, and nothing is changed."""
    before = (class_.folder / "out" / "grades.csv").read_bytes()
    done = class_("mark", "out", *argv)
    assert (done.code, done.err.splitlines()[0]) == (2, f"error: {message}")
    assert (class_.folder / "out" / "grades.csv").read_bytes() == before


def test_the_course_file_excuses_and_extends(class_):
    """By any name of a student; one that is nobody's is said."""
    class_.write(
        "course.yaml",
        "due: 2026-04-26\nlate: {per_day: 10, marked: 10}\ntimezone: UTC\n"
        "students:\n  EVE: {excused: true}\n  cy: {excused: [affine]}\n"
        "  ada: {due: 2026-05-01}\n  zed: {excused: true}\n",
    )
    done = class_.batch("--course", "course.yaml")
    states = class_.states()
    assert (states["eve", "affine"], states["eve", "double-it"]) == ("excused", "excused")
    assert (states["cy", "affine"], states["cy", "double-it"]) == ("excused", "passed")
    assert "note: `students:` in the course file: nobody in the class is called `zed`\n" in done.err
    done, rows = export(class_, *TOTAL)
    assert rows["eve"][5] == "EX"
