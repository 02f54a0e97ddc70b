"""Rosters of any usual system, and who of a download is who in it."""

from __future__ import annotations

import pytest

from grader.classroom.roster import read_roster
from grader.errors import UsageError

TABLES = {
    "ours": "student,name,email,sid,canvas\nada,Ada B,a@x,7,11\n",
    "Gradescope": "First Name,Last Name,SID,Email,Sections\nAda,B,ada,a@x,1\n",
    "Excel, German": "\ufeffstudent;name;email;sid\nada;Ada B;a@x;7\n",
    "Moodle": "Identifier,Full name,ID number,Email address\nParticipant 5,Ada B,ada,a@x\n",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_usual_columns_are_known(tmp_path, text):
    """Whatever they are called, whatever stands between them."""
    path = tmp_path / "roster.csv"
    path.write_text(text, encoding="utf-8")
    ((identity, ada),) = read_roster(path).students.items()
    assert (identity, ada.name, ada.email) == ("ada", "Ada B", "a@x")


CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,HW 1 (5)
,,,,,Manual Posting
    Points Possible,,,,,10
"Doe, Jane",1001,s1,jane,S1,
"Roe, Jim",1002,,,S1,
"Student, Test",1003,,xyz,S1,
"""


def test_an_exported_canvas_gradebook_is_a_roster(tmp_path):
    """Its lines that are nobody are left out; the users' ids are those of the download."""
    path = tmp_path / "gradebook.csv"
    path.write_text("\ufeff" + CANVAS, encoding="utf-8")
    found = {s.id: (s.name, s.sid, s.ids["canvas"]) for s in read_roster(path).students.values()}
    assert found == {
        "jane": ("Doe, Jane", "s1", "1001"),
        "canvas-1002": ("Roe, Jim", "", "1002"),
    }


REFUSED = {
    "empty": (b"", "the roster `roster.csv` names nobody"),
    "no names": (b"student,name\n,\n", "the roster `roster.csv` names nobody"),
    "twice": (b"student\nada\nada\n", "`roster.csv`:3: student `ada` is there twice"),
    "no text": (b"\xff\xfe\x00", "the roster `roster.csv` names nobody"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_roster(tmp_path, data, message):
    """One line each."""
    path = tmp_path / "roster.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError) as caught:
        read_roster(path)
    assert caught.value.message == message
