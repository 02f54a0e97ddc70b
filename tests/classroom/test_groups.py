"""Who shares a hand-in: a group's name on Canvas, a file of groups, and what nothing tells."""

from __future__ import annotations

import pytest

from .handed_in import RIGHT, WRONG

GRADEBOOK = """Student,ID,SIS User ID,SIS Login ID,Section,HW1 (90125)
    Points Possible,,,,,20
"Doe, Ada",1001,00012,ada,S1,
"Boole, Ben",1002,00013,ben,S1,
"Curry, Cy",1003,00014,cy,S1,
"王, 小明",1004,00015,wang,S1,
"""
GROUPS = """name,canvas_user_id,user_id,login_id,sections,group_name,canvas_group_id,group_id
"Doe, Ada",1001,00012,ada,S1,Team_1,77,
"Boole, Ben",1002,00013,ben,S1,Team_1,77,
"Curry, Cy",1003,00014,cy,S1,,,
"Gone, Gil",1009,00019,gil,S1,Team_1,77,
"""


@pytest.fixture
def shared(room):
    """Ada's number and the group's name, as Canvas has them; Cy handed in alone, 小明 nothing."""
    room.write("gb.csv", GRADEBOOK)
    room.hand_in("team_rocket_1001_9001_affine.py", RIGHT)
    room.hand_in("currycy_LATE_1003_9002_affine-1.py", WRONG)
    return room


def scores(room):
    return {row["student"]: (row["state"], row["score"]) for row in room.grades()}


def test_a_group_that_nothing_tells_leaves_no_zero(shared):
    """Whoever has nothing may be in it: listed with the reason, in the terminal and the table."""
    done = shared.batch("--roster", "gb.csv")
    found = scores(shared)
    assert found["ada"] == ("passed", "100")
    assert found["ben"] == found["wang"] == ("not graded", "")
    assert (
        "not graded: `ben`, affine: nothing is under this name, and `team_rocket` was handed in "
        "under that of `ada`: is it group work?"
    ) in done.err


def test_none_says_that_nobody_shares(shared):
    """Then who has handed in nothing has nothing."""
    shared.write("course.yaml", "groups: none\n")
    shared.batch("--roster", "gb.csv", "--course", "course.yaml")
    assert scores(shared)["ben"] == ("missing", "0")
    assert scores(shared)["ada"] == ("passed", "100")


def test_a_file_of_groups(shared):
    """As Canvas exports it: members have the mark, and the others nothing; strangers are said."""
    shared.write("groups.csv", GROUPS)
    shared.write("course.yaml", "groups: groups.csv\n")
    done = shared.batch("--roster", "gb.csv", "--course", "course.yaml")
    found = scores(shared)
    assert found["ada"] == found["ben"] == ("passed", "100")
    assert found["cy"][0] == "failed"
    assert found["wang"] == ("missing", "0")
    assert "warning: in `groups.csv`, and on no roster: `gil`\n" in done.err


def test_a_file_of_groups_is_the_roster_where_there_is_no_other(shared):
    """It has the numbers."""
    shared.write("groups.csv", GROUPS)
    shared.write("course.yaml", "groups: groups.csv\n")
    shared.batch("--course", "course.yaml")
    assert scores(shared)["ben"] == ("passed", "100")
    assert scores(shared)["gil"] == ("passed", "100")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Doe, Ada", "doeada"),
        ("Doe, Ada", "adadoe"),
        ("Doe-Müller, Ada", "doemüllerada"),
        ("Doe, Ada", "smithada"),
        ("王, 小明", "王小明"),
        ("Ōe, Zoë", "oezoe"),
        ("X, J.", "xj"),
    ],
)
def test_somebody_under_their_own_name_is_no_group(room, name, file):
    """In whatever order, with whatever accents, with a new surname; others' zeros stay."""
    room.write("gb.csv", GRADEBOOK.replace("Doe, Ada", name))
    room.hand_in(f"{file}_1001_9001_affine.py")
    room.batch("--roster", "gb.csv")
    assert scores(room)["ben"] == ("missing", "0")


def test_a_name_with_an_underscore(room):
    """Canvas leaves it; the number is the first one between two."""
    room.write("gb.csv", GRADEBOOK.replace("Doe, Ada", "Doe_x, Ada"))
    room.hand_in("doe_xada_LATE_1001_9001_2026_affine.py", RIGHT)
    room.hand_in("boole_ben_1002_9002_affine.py", WRONG)
    room.hand_in("currycy_1003_text.html", "<p>x</p>")
    room.batch("--roster", "gb.csv")
    found = scores(room)
    assert (found["ada"][0], found["ben"][0], found["cy"][0]) == ("passed", "failed", "not graded")


METADATA = """---
submission_1:
  :submitters:
  - :name: No
    :sid: 012
    :email:
  :created_at: 2026-04-26 17:34:00.861687000 Z
submission_2:
  :submitters:
  - :name: 1_000
    :sid: 1_000
    :email:
  :created_at: 2026-04-26 17:35:00.861687000 Z
"""


def test_a_gradebook_with_names_in_two_columns(room):
    """Canvas has that form, too: its numbers decide as ever."""
    room.write(
        "gb.csv",
        "LastName,FirstName,ID,SIS User ID,SIS Login ID,Section,HW1 (90125)\n"
        "    Points Possible,,,,,,20\n"
        "Doe,Ada,1001,00012,ada,S1,\nDoe,Ada,1002,00013,ben,S1,\nCurry,Cy,1003,00014,cy,S1,\n",
    )
    room.hand_in("doeada_1002_9001_affine.py", RIGHT)
    room.batch("--roster", "gb.csv")
    assert scores(room)["ben"] == ("passed", "100")
    assert scores(room)["ada"] == ("missing", "0")
    done = room(
        *("export", "out", "--to", "canvas", "--template", "gb.csv"),
        *("--column", "affine=HW1 (90125)"),
    )
    assert done.code == 0, done.err
    lines = (room.folder / "out" / "canvas.csv").read_text().splitlines()
    assert [line.rpartition(",")[2] for line in lines] == ["HW1 (90125)", "20", "0", "20", "0"]


def test_numbers_that_differ_in_zeros_only(room):
    """The one that is written so is meant; a lost zero finds its owner where there is one."""
    room.write("r.csv", "First Name,Last Name,SID,Email\nA,A,012,a@u\nB,B,12,b@u\nC,C,0034,c@u\n")
    submitter = "submission_{n}:\n  :submitters:\n  - :name: {name}\n    :sid: '{sid}'\n"
    people = [(1, "A A", "012"), (2, "B B", "12"), (3, "C C", "34")]
    room.hand_in(
        "submission_metadata.yml",
        "---\n" + "".join(submitter.format(n=n, name=name, sid=sid) for n, name, sid in people),
    )
    for n, text in ((1, RIGHT), (2, WRONG), (3, RIGHT)):
        room.hand_in(f"submission_{n}/affine.py", text)
    room.batch("--roster", "r.csv")
    states = {row["sid"]: row["state"] for row in room.grades()}
    assert states == {"012": "passed", "12": "failed", "0034": "passed"}


def test_numbers_of_gradescope_are_texts(room):
    """`012` is nobody's 10, `1_000` no 1000, and `No` is a name."""
    room.write(
        "r.csv",
        "First Name,Last Name,SID,Email\nTen,X,10,t@u\nA,No,012,a@u\nB,B,1000,b@u\nC,C,1_000,c@u\n",
    )
    room.hand_in("submission_metadata.yml", METADATA)
    room.hand_in("submission_1/affine.py", RIGHT)
    room.hand_in("submission_2/affine.py", WRONG)
    room.batch("--roster", "r.csv")
    states = {row["sid"]: row["state"] for row in room.grades()}
    assert states == {"10": "missing", "012": "passed", "1000": "missing", "1_000": "failed"}
