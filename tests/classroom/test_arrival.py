"""Classes as they arrive from Canvas, Moodle, Gradescope and by hand: every mark at its owner."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from .handed_in import RIGHT, WRONG

DOUBLE = "def double_it(x):\n    return x + x + 1\n"


def packed(**files):
    """Return a zip; `_` in a name stands for the dot."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, text in files.items():
            file.writestr(name.replace("__", "."), text)
    return data.getvalue()


def book(*cells):
    """Return a notebook of these cells."""
    return json.dumps({"cells": [{"cell_type": "code", "source": c} for c in cells]})


def put(room, files):
    for name, text in files.items():
        room.hand_in(name, text)


def notes(room):
    return {(row["student"], row["exercise"]): row["note"] for row in room.grades()}


CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,HW1 (90125)
    Points Possible,,,,,20
"Smith, John",1001,00012,jsmith1,S1,
"Smith, John",1002,00013,jsmith2,S2,
"O'Brien, Pat",1003,00014,pob,S1 and S2,
"Müller, Zoë",1004,00015,zm,S1,
"Lee, Xiao",1006,00017,lx,S1,
"Lee, Xiao",1007,00018,lx2,S1,
"User, Rar",1008,00019,ru,S1,
"Files, Two",1009,00020,tf,S1,
"User, Pdf",1012,00021,pu,S1,
"Er, Text",1013,00022,te,S1,
"Guy, Url",1014,00023,ug,S1,
"Nobody, Never",1017,00025,nn,S1,
"User, Late",1018,00026,lu,S1,
"Student, Test",1015,,abcdef123,S1,
"""


def test_a_canvas_download(room):
    """Two of one name by their numbers; what cannot be graded is no zero; extras are nobody else's."""
    room.write("gb.csv", CANVAS)
    put(
        room,
        {
            "smithjohn_1001_9001_affine.py": RIGHT,
            "smithjohn_1002_9002_affine.py": WRONG,
            "obrienpat_LATE_1003_9003_affine-2.py": RIGHT,
            "müllerzoë_1004_9004_affine-1.py": RIGHT,
            "leexiao_1006_9006_affine.py.txt": RIGHT,
            "leexiao2_1007_9007_hw1.zip": packed(hw1_affine__py="", **{"hw1/affine__py": RIGHT}),
            "raruser_1008_9008_hw1.rar": b"Rar!\x1a\x07\x00",
            "twofiles_1009_9009_affine.py": WRONG,
            "twofiles_1009_9010_double_it.py": DOUBLE,
            "dropped_1010_9011_affine.py": RIGHT,
            "pdfuser_LATE_1012_9012_essay.pdf": b"%PDF",
            "texter_1013_text.html": "<p>def affine</p>",
            "urlguy_1014_url.html": "<a href='x'>",
            "studenttest_1015_9015_affine.py": RIGHT,
            "userlate_LATE_1018_9018_affine.py": RIGHT,
            "userlate_1018_9017_affine.py": WRONG,
        },
    )
    done = room.batch("--roster", "gb.csv")
    assert done.code == 1
    assert room.states() == {
        ("jsmith1", "affine"): "passed",
        ("jsmith2", "affine"): "failed",
        ("pob", "affine"): "passed",
        ("zm", "affine"): "passed",
        ("lx", "affine"): "passed",
        ("lx2", "affine"): "passed",
        ("ru", "affine"): "not graded",
        ("tf", "affine"): "failed",
        ("tf", "double-it"): "passed",
        ("pu", "affine"): "not graded",
        ("te", "affine"): "not graded",
        ("ug", "affine"): "not graded",
        ("nn", "affine"): "missing",
        ("lu", "affine"): "passed",
        ("canvas-1010", "affine"): "passed",
    }
    said = notes(room)
    assert said["lu", "affine"] == "the newest counts, not `userlate_1018_9017_affine.py`"
    assert said["lx", "affine"] == "`leexiao_1006_9006_affine.py.txt` is read as Python"
    assert said["ru", "affine"] == (
        "`raruser_1008_9008_hw1.rar`: an archive that is no zip: unpack it"
    )
    assert "left out, for they are staff's: `canvas-1015`\n" in done.err
    assert "warning: on no roster, and nobody's marks: `canvas-1010, dropped`\n" in done.err
    assert (
        "note: only a few handed in double-it (1, and 9 the one that most did): nobody else lacks it"
        in done.err
    )
    totals = {row["student"]: row for row in room.grades("totals.csv")}
    assert (totals["ru"]["total"], totals["nn"]["total"]) == ("", "0")
    assert totals["canvas-1010"]["note"] == "on no roster"


def test_the_number_decides_not_the_name(room):
    """A hand-in of 1002 is not that of 1001 of the same name; 1001 has handed in nothing."""
    room.write("gb.csv", "\n".join(CANVAS.splitlines()[:3]) + "\n")
    room.hand_in("smithjohn_1002_9002_affine.py")
    done = room.batch("--roster", "gb.csv")
    assert room.states() == {
        ("canvas-1002", "affine"): "passed",
        ("jsmith1", "affine"): "missing",
    }
    assert done.code == 1


GRADESCOPE = """
submission_101:
  :submitters:
  - {":name": Amy A, ":sid": '001', ":email": amy@u.edu}
  - {":name": Bob B, ":sid": '002', ":email": bob@u.edu}
  :created_at: 2026-03-28 22:30:00.123456789 Z
submission_102:
  :submitters:
  - {":name": Cid C, ":sid": '003', ":email": cid@u.edu}
  :created_at: 2026-03-29 21:30:00.000000000 Z
submission_104:
  :submitters:
  - {":name": 'Eve "E" O''X', ":sid": '', ":email": eve@u.edu}
  :created_at: 2026-03-30 23:30:00.000000000 Z
submission_105:
  :submitters:
  - {":name": Fay F, ":sid": 6, ":email": fay@u.edu}
  - {":name": Cid C, ":sid": '003', ":email": cid@u.edu}
  :created_at: 2026-03-28 20:30:00.000000000 Z
submission_106:
  :submitters:
  :created_at: 2026-03-28 20:30:00.000000000 Z
submission_108:
  :submitters:
  - {":name": Ta T, ":sid": '900', ":email": ta@u.edu}
"""
GRADESCOPE_ROSTER = '''First Name,Last Name,SID,Email,Role,Section
Amy,A,001,amy@u.edu,Student,1
Bob,B,002,bob@u.edu,Student,1
Cid,C,003,cid@u.edu,Student,1
"Eve ""E""",O'X,,eve@u.edu,Student,2
Fay,F,006,fay@u.edu,Student,2
Ta,T,900,ta@u.edu,TA,
Prof,P,901,p@u.edu,Instructor,
'''


def test_gradescope_groups(room):
    """Every submitter has the mark of the newest of theirs; nobody's are listed; staff have none."""
    room.write("roster.csv", GRADESCOPE_ROSTER)
    right = {n: RIGHT for n in (101, 102, 104, 106, 107, 108)}
    put(room, {f"submission_{n}/affine.py": text for n, text in {**right, 105: WRONG}.items()})
    room.hand_in("submission_metadata.yml", GRADESCOPE)
    done = room.batch("--roster", "roster.csv")
    assert room.states() == {
        ("001", "affine"): "passed",
        ("002", "affine"): "passed",
        ("003", "affine"): "passed",
        ("eve@u.edu", "affine"): "passed",
        ("006", "affine"): "failed",
    }
    assert done.code == 1
    for number in (106, 107):
        said = f"warning: `submission_{number}/affine.py`: nobody is named as its submitter\n"
        assert said in done.err
    assert notes(room)["003", "affine"] == "the newest counts, not `submission_105/affine.py`"
    assert room.batch().code == 1, "who is on the roster, and what is nobody's, is remembered"
    assert len(room.states()) == 5


MOODLE = """\ufeffIdentifier,"Full name",ID number,"Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
Participant 5001,Amy A,001,amy@u.edu,"Submitted for grading",-,"10,00",Yes,"Monday, 27 April 2026, 12:03 AM",-,
Participant 5003,Bob B,003,bob@u.edu,"Submitted for grading",-,"10,00",Yes,"Sunday, 26 April 2026, 11:03 PM",-,
Participant 5004,Cid C,004,cid@u.edu,"Submitted for grading",-,"10,00",Yes,"Monday, 27 April 2026, 12:03 AM",-,
Participant 5005,"Smith, John",005,js1@u.edu,"Submitted for grading",-,"10,00",Yes,"Monday, 27 April 2026, 12:03 AM",-,
Participant 5006,"Smith, John",006,js2@u.edu,"Submitted for grading",-,"10,00",Yes,"Monday, 27 April 2026, 12:03 AM",-,
Participant 5009,Rocket Member,009,rm@u.edu,"Submitted for grading",-,"10,00",Yes,"Monday, 27 April 2026, 12:03 AM",-,
Participant 5011,Nobody,011,nb@u.edu,"Submitted for grading",-,"10,00",Yes,-,-,
"""


@pytest.fixture
def moodle(room):
    """Return a Moodle download: online text, two of a name, a team."""
    room.write("w.csv", MOODLE)
    put(
        room,
        {
            "Amy A_5001_assignsubmission_file_/affine.py": RIGHT,
            "Bob B_5003_assignsubmission_onlinetext_/onlinetext.html": "<p>def affine</p>",
            "Cid C_5004_assignsubmission_onlinetext/onlinetext.html": "<p></p>",
            "Cid C_5004_assignsubmission_file/sub/affine.txt": WRONG,
            "Smith, John_5005_assignsubmission_file/affine.py": RIGHT,
            "Smith, John_5006_assignsubmission_file/affine.py": WRONG,
            "Team Rocket_5007_assignsubmission_file/affine.py": RIGHT,
        },
    )
    return room


def test_a_moodle_team_that_nobody_told(moodle):
    """It is unmatched, and who could be in it has no zero."""
    done = moodle.batch("--roster", "w.csv")
    assert done.code == 1
    assert moodle.states() == {
        ("001", "affine"): "passed",
        ("003", "affine"): "not graded",
        ("004", "affine"): "failed",
        ("005", "affine"): "passed",
        ("006", "affine"): "failed",
        ("009", "affine"): "not graded",
        ("011", "affine"): "not graded",
        ("moodle-5007", "affine"): "passed",
    }
    assert {row["student"]: row["score"] for row in moodle.grades()}["011"] == ""


def test_a_moodle_team_that_the_course_tells(moodle):
    """Its member has the mark; then who handed in nothing has handed in nothing; times count."""
    moodle.write(
        "course.yaml",
        "timezone: Europe/Berlin\ndue: 2026-04-26\nlate: {per_day: 10}\n"
        'groups: {Team Rocket: ["009"]}\n',
    )
    done = moodle.batch("--roster", "w.csv", "--course", "course.yaml")
    assert done.code == 0, done.err
    states = moodle.states()
    assert (states["009", "affine"], states["011", "affine"]) == ("passed", "missing")
    rows = {row["student"]: row for row in moodle.grades()}
    assert (rows["001"]["late_days"], rows["001"]["score"]) == ("1", "90")
    assert rows["003"]["late_days"] == ""


UTF16 = RIGHT.encode("utf-16")
GBK = ("# 仿射变换，逐项相加\n" + RIGHT).encode("gbk")
HANDED_IN = {
    "as text": ("affine.py.txt", RIGHT, "passed", "`affine.py.txt` is read as Python"),
    "text": ("affine.txt", RIGHT, "passed", "`affine.txt` is read as Python"),
    "no ending": ("affine", RIGHT, "passed", "`affine` is read as Python"),
    "capitals": ("AFFINE.PY", RIGHT, "passed", ""),
    "notebook as text": ("affine.ipynb.txt", book(RIGHT), "passed", "`affine.ipynb.txt` is read as Python"),
    "notebook as JSON": ("affine.ipynb.json", book(RIGHT), "passed", "`affine.ipynb.json` is read as Python"),
    "UTF-16": ("affine.py", UTF16, "passed", "`affine.py` is not UTF-8 and is read as utf-16"),
    "UTF-16 without mark": ("affine.py", RIGHT.encode("utf-16-le"), "passed", "`affine.py` is not UTF-8 and is read as utf-16-le"),
    "GBK": ("affine.py", GBK, "passed", "`affine.py` is not UTF-8 and is read as gb18030"),
    "GBK, declared": ("affine.py", b"# coding: gbk\n" + GBK, "passed", "`affine.py` is not UTF-8 and is read as gbk"),
    "cp1252": ("affine.py", ("# größer – naïve\n" + RIGHT).encode("cp1252"), "passed", "`affine.py` is not UTF-8 and is read as cp1252"),
    "a zip": ("hw.zip", packed(affine__py=RIGHT), "passed", ""),
    "a zip in a zip": ("hw.zip", packed(in__zip=packed(affine__py=RIGHT)), "passed", "it was in an archive within an archive"),
    "a zip called code": ("affine.py", packed(affine__py=RIGHT), "passed", ""),
    "a file of another name": ("homework.py", RIGHT, "passed", "`eve/homework.py` is taken for it by its functions"),
    "a PDF": ("affine.pdf", "%PDF", "not graded", "`eve/affine.pdf`: a document: ask for a `.py` file"),
    "a Word file": ("affine.docx", packed(x=""), "not graded", "`eve/affine.docx`: a document: ask for a `.py` file"),
    "an archive": ("hw.7z", "7z", "not graded", "`eve/hw.7z`: an archive that is no zip: unpack it"),
    "a picture": ("screen.png", "PNG", "not graded", "`eve/screen.png`: a picture: ask for a `.py` file"),
    "an essay": ("affine.txt", "I would add one", "not graded", "`eve/affine.txt`: no Python file and no notebook: ask for one"),
    "a language of another": ("affine.java", "class A {}", "not graded", "`eve/affine.java`: no Python file and no notebook: ask for one"),
    "a broken zip": ("hw.zip", "PK", "not graded", "`eve/hw.zip`: the archive cannot be used: it has no directory of its members"),
    "a broken notebook": ("affine.ipynb", "{", "not graded", "`affine.ipynb`: the file is no notebook: it is no JSON"),
    "an empty file": ("affine.py", "", "failed", ""),
    "a header of another course": ("a.py", "# grader: exercise=afine\n" + RIGHT, "passed", "`eve/a.py` is taken for it by its functions"),
}  # fmt: skip


@pytest.mark.parametrize("roster", [False, True], ids=["no roster", "roster"])
def test_what_was_handed_in_is_never_missing(room, roster):
    """Graded where it can be read, and otherwise told: with the file's name, and no zero."""
    state = {}
    room.hand_in("ada/affine.py")
    for n, (name, data, wanted, _) in enumerate(HANDED_IN.values()):
        room.hand_in(f"eve{n:02}/{name}", data)
        state[f"eve{n:02}"] = wanted
    people = "student\nada\nmia\n" + "".join(f"{name}\n" for name in state)
    room.write("roster.csv", people)
    done = room.batch(*(["--roster", "roster.csv"] if roster else []))
    assert done.code == 0, done.err
    missing = {"mia": "missing"} if roster else {}
    assert {s: state for (s, _), state in room.states().items()} == {
        "ada": "passed",
        **state,
        **missing,
    }
    said = {student: note.replace(student, "eve") for (student, _), note in notes(room).items()}
    assert [said[name] for name in state] == [note for *_, note in HANDED_IN.values()]
    scores = {row["student"]: row["score"] for row in room.grades()}
    assert all((scores[s] == "") == (state == "not graded") for s, state in state.items())


SEVERAL = {
    "a header each": "# grader: exercise=affine\n"
    + RIGHT
    + "\n# grader: exercise=double-it\n"
    + DOUBLE,
    "no header": RIGHT + DOUBLE,
    "one header": "# grader: exercise=affine\n" + RIGHT + DOUBLE,
}


@pytest.mark.parametrize(
    "layout", ["{}/HW1", "{}_1_2_HW1", "{0} A_7{0}_assignsubmission_file_/HW1"]
)
def test_several_exercises_in_one_file(room, layout):
    """All of them are graded, in a file and in a notebook, in every layout."""
    for n, text in enumerate(SEVERAL.values()):
        layouts = layout.replace("_1_2_", f"_{n}1_2_").replace("_7{0}_", f"_7{n}_")
        room.hand_in(layouts.format(f"s{n}") + ".py", text)
        cells = text.replace("\n# grader", "\0# grader").replace("def double", "\0def double")
        layouts = layout.replace("_1_2_", f"_{n}2_2_").replace("_7{0}_", f"_8{n}_")
        room.hand_in(layouts.format(f"n{n}") + ".ipynb", book(*cells.split("\0")))
    done = room.batch()
    assert done.code == 0, done.err
    states = room.states()
    assert len(states) == 12
    assert set(states.values()) == {"passed"}


def test_an_extra_exercise_is_nobody_elses(room):
    """One student's extra changes nobody's list; half the class's exercise is everybody's."""
    for name in ("ada", "ben", "cy", "dee"):
        room.hand_in(f"{name}/affine.py", RIGHT + f"# {name}\n")
    room.hand_in("ada/double_it.py", DOUBLE)
    room.batch()
    assert len(room.states()) == 5
    room.hand_in("ben/double_it.py", DOUBLE)
    room.batch()
    assert list(room.states().values()).count("missing") == 2


def test_who_left_is_forgotten(room):
    """A hand-in that is taken away leaves no row with a zero."""
    room.hand_in("ada/affine.py")
    path = room.hand_in("ben/affine.py")
    room.batch()
    path.unlink()
    room.batch()
    assert room.states() == {("ada", "affine"): "passed"}


def test_a_roster_that_comes_later(room):
    """The same people under the names of the roster; no ghost of the first run is left."""
    room.hand_in("doejane_11_1_affine.py")
    room.hand_in("roejim_12_1_affine.py", WRONG)
    room.batch()
    assert room.states().keys() == {("canvas-11", "affine"), ("canvas-12", "affine")}
    room.write("r.csv", "student,canvas\nada,11\nben,12\n")
    done = room.batch("--roster", "r.csv")
    assert done.code == 0
    assert room.states() == {("ada", "affine"): "passed", ("ben", "affine"): "failed"}


def test_what_needs_a_human(room):
    """Named on the terminal and in a column; the page for showing names nobody and no file."""
    room.write("r.csv", "student,name\nada,Ada Byron\nben,Ben Other\neve,Eve Quist\ncy,Cy X\n")
    put(
        room,
        {
            "ada/affine.py": RIGHT,
            "ben/affine.py": RIGHT,
            "eve/secretfile.pdf": "%PDF",
            "zed/affine.py": WRONG,
            "cy/affine.py": "def affine(x):\n    while True:\n        pass\n",
        },
    )
    assert room.batch("--roster", "r.csv").code == 1
    kinds = {row["student"]: row["attention"] for row in room.grades()}
    assert kinds == {
        **{"ada": "identical", "ben": "identical", "eve": "not graded"},
        **{"zed": "unmatched", "cy": "limit"},
    }
    said = room("report", "out").out
    for line in (
        "  zed: affine: zed/affine.py: on no roster\n",
        "  eve, Eve Quist: affine: `eve/secretfile.pdf`: a document: ask for a `.py` file\n",
        "  cy, Cy X: affine: cy/affine.py: timeout in values\n",
        "  ada, Ada Byron: affine: ada/affine.py: as ben/affine.py\n",
    ):
        assert line in said
    room("report", "out", "--html", "show.html")
    shown = (room.folder / "show.html").read_text()
    for word in ("ada", "Byron", "Quist", "secretfile", "zed", "affine.py"):
        assert word not in shown
    assert "a file that cannot be graded: 1" in shown
    room("report", "out", "--html", "own.html", "--names")
    assert "secretfile" in (room.folder / "own.html").read_text()
