"""Exports: the fields each outside system documents, and nothing that is not a student's own."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest

from grader import registry
from grader.classroom.exports import FAMILY, ExportOptions
from grader.classroom.exports._cells import cell, number
from grader.classroom.exports.feedback import file_name
from grader.classroom.gradebook import gradebook
from grader.classroom.policy import parse_policy
from grader.classroom.store import Store
from grader.errors import ContentError, UsageError
from grader.reports.html import DRAWINGS

from .handed_in import RAISES, RIGHT, WRONG

LEAKS = """import numpy as np


def affine(x):
    if x.ndim == 3:
        raise type("Zq" + str(x.ravel()[0]).replace(".", "_"), (Exception,), {})(x.ravel()[0])
    return 2 * x + 1
"""


@pytest.fixture(scope="module")
def canvas_class(rooms):
    """Return a class that came as a Canvas download: right, wrong, raising, leaking, broken."""
    room = rooms("canvas")
    files = {"doejane_LATE_11": RIGHT, "roejim_22": WRONG, "poeann_33": RAISES, "moeal_44": LEAKS}
    for n, (name, text) in enumerate(files.items()):
        room.hand_in(f"{name}_{900 + n}_affine.py", text)
    room.hand_in("zoezed_55_990_affine.ipynb", "{")
    (room.folder / "course.yaml").write_text("late: {marked: 10}\n")
    done = room.batch("--course", "course.yaml", "--seed", "4")
    assert done.code == 0, done.err
    return room


def rows(text, delimiter=","):
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def made(room, kind, **options):
    with Store(room.folder / "out") as store:
        policy = parse_policy(store.get("course") or "{}", "course.yaml")
        return (
            registry.member(FAMILY, kind)
            .export(gradebook(store, policy), store, ExportOptions(**options))
            .files
        )


def test_every_kind_says_what_it_is():
    """And names its file."""
    for kind in registry.kinds(FAMILY):
        member = registry.member(FAMILY, kind)
        assert kind == member.KIND
        assert member.FILE


GRADEBOOK = """Student,ID,SIS User ID,SIS Login ID,Section,Affine (777),Other (778),Final Score
,,,,,Manual Posting,,
    Points Possible,,,,,20,10,(read only)
"Doe, Jane",11,A11,jane@x,S1,,5,50
"Roe, Jim",22,A22,jim@x,S1,3,,
"Poe, Ann",33,A33,ann@x,S2,,,
"Zoe, Zed",55,A55,zed@x,S2,7,,
"=cmd|x",99,A99,none@x,S2,,,
"""


def test_canvas_gradebook_is_filled_in(canvas_class, tmp_path):
    """Ids as exported, `Section` last, the score on Canvas' scale; what stands there stays."""
    path = tmp_path / "gradebook.csv"
    path.write_text("\ufeff" + GRADEBOOK)
    text = made(canvas_class, "canvas", template=path)["canvas.csv"].decode("utf-8-sig")
    header, possible, *people = rows(text)
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Affine (777)"]
    assert possible == ["    Points Possible", "", "", "", "", "20"]
    assert [(r[1], r[5]) for r in people] == [("11", "18"), ("22", "3"), ("33", "0"), ("55", "7")]
    assert "Other" not in text
    assert "cmd" not in text


def test_canvas_gradebook_of_other_spelling(canvas_class, tmp_path):
    """Semicolons; an assignment that is called otherwise is named on the command line."""
    path = tmp_path / "gradebook.csv"
    path.write_text(
        GRADEBOOK.replace('"Doe, Jane"', "Doe").replace(",", ";").replace("Affine", "HW 1")
    )
    with pytest.raises(UsageError, match="no column of the template is called like") as caught:
        made(canvas_class, "canvas", template=path)
    assert caught.value.hint == (
        "say which, as in `--column 'affine=HW 1 (777)'`; its columns are "
        "`HW 1 (777)`, `Other (778)`"
    )
    text = made(canvas_class, "canvas", template=path, columns={"affine": "HW 1"})[
        "canvas.csv"
    ].decode()
    assert rows(text, ";")[2][:2] == ["Doe", "11"]
    assert rows(text, ";")[2][5] == "18"


def test_canvas_without_a_template(canvas_class):
    """The download's file names hold the ids; Canvas offers a new assignment."""
    header, possible, *people = rows(made(canvas_class, "canvas")["canvas.csv"])
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Affine"]
    assert possible[0].strip() == "Points Possible"
    assert {r[1]: r[5] for r in people} == {
        "11": "90",
        "22": "20",
        "33": "0",
        "44": "60",
        "55": "",
    }


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Student,ID\nx,1\n"])
def test_what_is_no_gradebook(canvas_class, tmp_path, text):
    """Says where the right one is found."""
    path = tmp_path / "gradebook.csv"
    path.write_text(text)
    with pytest.raises(UsageError, match="the template is no Canvas gradebook"):
        made(canvas_class, "canvas", template=path)


WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
    'Participant 5,Jane Doe,jane@x,Submitted,,10.00,Yes,"Sunday, 1 March 2026",-,\n'
    "Participant 6,Jim Roe,jim@x,Submitted,3.00,10.00,Yes,-,-,well\n"
    'Participant 7,"=1+1",al@x,No submission,,10.00,Yes,-,-,\n'
)


@pytest.fixture(scope="module")
def moodle_class(rooms):
    """Return a class that came from Moodle."""
    room = rooms("moodle")
    room.hand_in("Jane Doe_5_assignsubmission_file/affine.py", RIGHT)
    room.hand_in("Jim Roe_6_assignsubmission_file/affine.py", WRONG)
    room.batch()
    return room


def test_moodle_worksheet_is_filled_in(moodle_class, tmp_path):
    """Only `Grade` and `Feedback comments` change; the rest stays as Moodle wrote it."""
    path = tmp_path / "worksheet.csv"
    path.write_text(WORKSHEET)
    text = made(moodle_class, "moodle", template=path, overwrite=True)["moodle.csv"].decode()
    before, after = rows(WORKSHEET), rows(text)
    assert after[0] == before[0]
    assert [row[4] for row in after[1:]] == ["10", "2", ""]
    assert after[2][9] == "1 of 5 points; affine-no-shift"
    kept = [n for n in range(10) if n not in (4, 9)]
    assert [[row[n] for n in kept] for row in after] == [[row[n] for n in kept] for row in before]


def test_moodle_without_a_template(moodle_class):
    """The columns Moodle's importer needs are there."""
    header, *people = rows(made(moodle_class, "moodle")["moodle.csv"])
    assert {"Identifier", "Grade", "Last modified (grade)", "Feedback comments"} <= set(header)
    assert [row[:2] for row in people] == [
        ["Participant 5", "Jane Doe"],
        ["Participant 6", "Jim Roe"],
    ]


def test_moodle_worksheet_in_another_language(moodle_class, tmp_path):
    """Its header is translated: the English one is asked for."""
    path = tmp_path / "worksheet.csv"
    path.write_text("Tunniste,Arvosana\nOsallistuja 5,\n")
    with pytest.raises(UsageError, match="no column `Identifier`") as caught:
        made(moodle_class, "moodle", template=path)
    assert "English" in caught.value.hint


def test_gradescope_results(canvas_class):
    """One per submission that has a mark; the score is the course's, penalty included."""
    files = made(canvas_class, "gradescope")
    scores = {name.split("/")[1]: json.loads(text)["score"] for name, text in files.items()}
    assert scores == {"900": 90, "901": 20, "902": 0, "903": 60}


def test_gradescopes_tests_add_up(canvas_class):
    """What is shown beside the score, penalty included, is its sum; a mark by hand, too."""
    canvas_class("mark", "out", "canvas-22", "affine", "--score", "33.33")
    for text in made(canvas_class, "gradescope").values():
        document = json.loads(text)
        total = sum(test.get("score", 0) for test in document["tests"])
        assert total == pytest.approx(document["score"], abs=1e-9)
        assert sum(test.get("max_score", 0) for test in document["tests"]) == pytest.approx(100)
    canvas_class("mark", "out", "canvas-22", "affine", "--remove")


def test_junit_holds_every_submission(canvas_class):
    """A suite each."""
    root = ET.fromstring(made(canvas_class, "junit")["junit.xml"])
    assert [suite.get("name") for suite in root] == [
        f"canvas-{n}: affine" for n in (11, 22, 33, 44)
    ]


def test_json_lines(canvas_class):
    """One object per student; without a mark there is none."""
    lines = [json.loads(line) for line in made(canvas_class, "jsonl")["grades.jsonl"].splitlines()]
    assert [line["score"] for line in lines] == [90, 20, 0, 60, None]
    assert lines[4]["state"] == "not graded"
    assert lines[1]["mistakes"] == ["affine-no-shift"]


def test_feedback_is_one_students_own(canvas_class):
    """Nobody else's name or id is in it; it is named as Canvas takes it back."""
    files = dict(made(canvas_class, "feedback"))
    people = {"11": "doejane", "22": "roejim", "33": "poeann", "44": "moeal", "55": "zoezed"}
    index = files.pop("feedback-index.html")
    assert all(name in index for name in people.values())
    assert len(files) == 10
    for name, text in files.items():
        own = next(n for n in people if f"{people[n]}_{n}_9" in name or f"canvas-{n}." in name)
        for number_, other in people.items():
            if number_ != own:
                assert other not in text
                assert f"canvas-{number_}" not in text
        assert people[own] in text
    assert "10 per cent off for lateness" in files["feedback/doejane_11_900_feedback.md"]


def test_feedback_has_a_picture_without_expected_values(canvas_class):
    """What a student gave, and where it differs: a list of right answers is not handed out."""
    files = made(canvas_class, "feedback")
    page = files["feedback/roejim_22_901_feedback.html"]
    assert page.count("<svg") == 1 and page.count('class="off"') == 15
    assert DRAWINGS in page  # without their rules, shapes are filled with black
    assert ">yours<" in page
    assert ">expected<" not in page and ">difference<" not in page
    assert "15 of 15 entries differ, most at" in files["feedback/roejim_22_901_feedback.md"]
    assert "<svg" not in files["feedback/doejane_11_900_feedback.html"]


def test_feedback_goes_back_to_moodle(moodle_class):
    """Named as its own download is."""
    assert "feedback/Jane Doe_5_assignsubmission_file_feedback.html" in made(
        moodle_class, "feedback"
    )


@pytest.mark.parametrize(
    "kind", ["csv", "canvas", "feedback", "gradescope", "jsonl", "junit", "moodle"]
)
def test_no_hidden_input_leaves(canvas_class, kind):
    """The leaking submission puts a hidden number into an exception's name and text."""
    with Store(canvas_class.folder / "out") as store:
        reports = [store.report(o) for (o,) in store.query("SELECT id FROM outcome")]
    hidden = {
        outcome.message.split("`")[1].removeprefix("Zq")
        for report in reports
        for outcome in report.outcomes
        if outcome.hidden and outcome.message.startswith("`Zq")
    }
    assert len(hidden) == 1, "the submission no longer leaks: this test tests nothing"
    (secret,) = hidden
    for text in made(canvas_class, kind).values():
        text = text if isinstance(text, str) else text.decode()
        assert secret not in text
        assert secret.replace("_", ".") not in text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        *[("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\t=1", "'\t=1")],
        *[(" =1", "' =1"), ("\uff1d1", "'\uff1d1"), ("a=1", "a=1"), ("", ""), (3.0, "3")],
        *[("a;=1", "a;'=1"), ("a; -1", "a; '-1"), ('a;"@x', "a;\"'@x"), ("a\n=1", "a\n'=1")],
        *[("a|=1", "a|'=1"), ("a;b", "a;b"), ("a\u2060b", "a\\u2060b"), ("\u3164", "\\u3164")],
        *[(-1.5, "-1.5"), (True, "yes"), ("a\x00b", "ab")],
    ],
)
def test_cells(text, want):
    """Text that a spreadsheet would compute is text; numbers stay numbers."""
    assert cell(text) == want


@pytest.mark.parametrize(
    ("value", "want"), [(None, ""), (1.0, "1"), (0.5, "0.5"), (66.666, "66.67"), (1e-9, "0")]
)
def test_numbers(value, want):
    """Two places, no exponent."""
    assert number(value) == want


def test_file_names_are_safe_and_different():
    """On any system, for any name."""
    names = ["ada", "a/b", "a\\b", "../x", "é", "ë", "", ".", "con", "a" * 300, "a" * 301]
    files = [file_name(name) for name in names]
    assert len(set(files)) == len(names)
    assert files[0] == "ada"
    assert all("/" not in f and "\\" not in f and not f.startswith(".") for f in files)
    assert max(map(len, files)) < 100


POLICIES = {
    "unknown key": ("lat: {}\n", "course.yaml:1:1: unknown key `lat` in the course file"),
    "no date": ("due: tomorrow\n", "course.yaml:1:6: `tomorrow` is no date"),
    "no share": ("late: {per_day: 200}\n", "course.yaml:1:17: `per_day` is a percentage"),
    "no points": ("points: many\n", "course.yaml:1:9: `points` are numbers"),
    "negative": ("drop_lowest: -1\n", "course.yaml:1:14: `drop_lowest` is a count"),
}


@pytest.mark.parametrize(("text", "message"), POLICIES.values(), ids=POLICIES)
def test_a_wrong_course_file_is_said_with_its_place(text, message):
    """Line and column."""
    with pytest.raises(ContentError) as caught:
        parse_policy(text, "course.yaml")
    assert str(caught.value).startswith(message)
