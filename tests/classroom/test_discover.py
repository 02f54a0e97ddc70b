"""Layouts of folders and downloads, and which exercise a file is for."""

from __future__ import annotations

import zipfile

import pytest

from grader.classroom.discover import Wanted
from grader.classroom.discover import discover as discovered
from grader.errors import UsageError

IDS = ("affine", "double-it", "stable-softmax")
METADATA = """
submission_11:
  :submitters:
  - {":name": Ada Byron, ":sid": 77, ":email": ada@example.org}
  :created_at: 2026-04-26 17:34:00.861687000 Z
submission_12:
  :submitters:
  - {":name": Ben, ":sid": null, ":email": ben@example.org}
  - {":name": Cy, ":sid": null, ":email": cy@example.org}
submission_13:
  :submitters: []
"""


def discover(root, ids=IDS, exercise="", **more):
    return discovered(root, Wanted(ids, exercise, **more))


def put(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def seen(found):
    return {
        (e.student.id, e.exercise): e.leaf.shown if e.leaf else e.problem for e in found.entries
    }


LAYOUTS = {
    "students": (
        ["ada/affine.py", "ada/double_it.py", "ben/affine.ipynb"],
        "a folder per student (STUDENT/FILE.py)",
        {("ada", "affine"), ("ada", "double-it"), ("ben", "affine")},
    ),
    "students, deeper": (
        ["ada/affine/solution.py", "ben/double-it/main.py"],
        "a folder per student (STUDENT/FILE.py)",
        {("ada", "affine"), ("ben", "double-it")},
    ),
    "exercises": (
        ["affine/ada.py", "affine/ben.py", "double_it/ada.py"],
        "a folder per exercise (EXERCISE/STUDENT.py)",
        {("ada", "affine"), ("ben", "affine"), ("ada", "double-it")},
    ),
    "flat": (
        ["ada_affine.py", "affine_ben.py", "cy-double-it.py"],
        "one flat folder, a file per student",
        {("ada", "affine"), ("ben", "affine"), ("cy", "double-it")},
    ),
    "canvas": (
        [
            "doejane_LATE_1234_567890_affine.py",
            "roejim_77_5_affine-1.py",
            "roejim_77_9_double_it.py",
            "LATE_anon_x9Z_12_affine.py",
        ],
        "a Canvas download (NAME_USERID_ATTACHMENTID_FILE)",
        {
            ("canvas-1234", "affine"),
            ("canvas-77", "affine"),
            ("canvas-77", "double-it"),
            ("canvas-x9Z", "affine"),
        },
    ),
    "moodle": (
        [
            "Jane Doe_1234_assignsubmission_file/affine.py",
            "Jim Roe_77_assignsubmission_file/sub/double-it.py",
        ],
        "a Moodle download (NAME_ID_assignsubmission_file)",
        {("moodle-1234", "affine"), ("moodle-77", "double-it")},
    ),
    "moodle before 4.1": (
        ["Jane Doe_1234_assignsubmission_file_/affine.py"],
        "a Moodle download (NAME_ID_assignsubmission_file)",
        {("moodle-1234", "affine")},
    ),
    "moodle, flat": (
        ["Jane Doe_1234_assignsubmission_file_affine.py"],
        "a Moodle download (NAME_ID_assignsubmission_file)",
        {("moodle-1234", "affine")},
    ),
    "gradescope": (
        ["submission_11/affine.py", "submission_12/double_it.py", "submission_13/affine.py"],
        "a Gradescope export (submission_ID/, submission_metadata.yml)",
        {
            ("77", "affine"),
            ("ben@example.org", "double-it"),
            ("cy@example.org", "double-it"),
        },
    ),
}


@pytest.mark.parametrize("wrapped", [False, True], ids=["plain", "in one folder"])
@pytest.mark.parametrize("case", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts_are_recognised(tmp_path, case, wrapped):
    """Each layout is told from the others, said in words, and gives its students."""
    names, says, expected = case
    root = tmp_path / "assignment_1_export" if wrapped else tmp_path
    put(root, dict.fromkeys(names, "x = 1\n"))
    if "submission_11/affine.py" in names:
        put(root, {"submission_metadata.yml": METADATA})
    found = discover(tmp_path, IDS)
    assert found.layout == says
    assert set(seen(found)) == expected
    assert found.problems == ()


def test_an_archive_has_the_same_layouts(tmp_path):
    """A download need not be unpacked."""
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as file:
        for name in LAYOUTS["canvas"][0]:
            file.writestr(name, "x = 1\n")
    found = discover(tmp_path / "class.zip", IDS)
    assert set(seen(found)) == LAYOUTS["canvas"][2]


def test_canvas_tells_the_late_mark_and_the_ids(tmp_path):
    """Both places of the mark; the user's id is what the gradebook knows."""
    found = discover(put(tmp_path, dict.fromkeys(LAYOUTS["canvas"][0], "")), IDS)
    late = {e.student.id: e.late for e in found.entries}
    assert late == {"canvas-1234": True, "canvas-77": False, "canvas-x9Z": True}
    jane = found.students["canvas-1234"]
    assert (jane.name, jane.ids) == ("doejane", {"canvas": "1234"})


def test_gradescope_tells_people_and_times(tmp_path):
    """Several submitters, a number for an id, and none at all."""
    root = put(tmp_path, dict.fromkeys(LAYOUTS["gradescope"][0], ""))
    put(root, {"submission_metadata.yml": METADATA})
    found = discover(root, IDS)
    ada = found.students["77"]
    assert (ada.name, ada.email, ada.sid) == ("Ada Byron", "ada@example.org", "77")
    times = {e.submission: e.submitted for e in found.entries}
    assert times == {"11": "2026-04-26T17:34:00.861687+00:00", "12": ""}
    assert [str(p) for p in found.nobodys] == [
        "`submission_13/affine.py`: nobody is named as its submitter"
    ]


EXERCISES = {
    "header": ("ada/whatever.py", "# grader: exercise=affine backend=numpy\n", "affine"),
    "header before name": ("ada/double_it.py", "# grader: exercise=affine\n", "affine"),
    "name": ("ada/Stable_Softmax.py", "", "stable-softmax"),
    "resubmitted": ("ada/affine-2.py", "", "affine"),
    "downloaded again": ("ada/affine (1).py", "", "affine"),
    "folder": ("ada/double_it/main.py", "", "double-it"),
    "notebook's cell": (
        "ada/x.ipynb",
        '{"cells": [{"cell_type": "code", "source": ["# grader: exercise=affine\\n"]}]}',
        "affine",
    ),
}


@pytest.mark.parametrize(("name", "text", "exercise"), EXERCISES.values(), ids=EXERCISES)
def test_which_exercise_a_file_solves(tmp_path, name, text, exercise):
    """The header comment, then the file's name, then the folder's."""
    assert seen(discover(put(tmp_path, {name: text}), IDS)) == {("ada", exercise): name}


def test_the_instructor_may_say_the_exercise(tmp_path):
    """`--exercise` takes any name; a file that is called so comes before others."""
    root = put(tmp_path, {"ada/hw1.py": "", "ben/affine.py": "", "ben/notes.py": ""})
    found = discover(root, IDS, "affine")
    assert seen(found) == {("ada", "affine"): "ada/hw1.py", ("ben", "affine"): "ben/affine.py"}


def test_files_without_an_exercise_are_named(tmp_path):
    """With a guess where there is one."""
    root = put(tmp_path, {"ada/affine.py": "", "ada/afine.py": "", "ada/notes.txt": ""})
    found = discover(root, IDS)
    assert [str(p) for p in found.problems] == [
        "`ada/afine.py`: cannot tell which exercise it solves; did they mean `affine`?"
    ]
    assert found.ignored == 1


def test_a_header_may_name_no_exercise(tmp_path):
    """A slip in the header is said, not guessed away."""
    root = put(tmp_path, {"ada/affine.py": "# grader: exercise=afine\n", "ben/affine.py": ""})
    assert [p.message for p in discover(root, IDS).problems] == [
        "its header names no exercise of this course: `afine`"
    ]


def test_two_files_for_one_exercise_are_not_guessed(tmp_path):
    """Neither is graded, and both are named."""
    found = discover(put(tmp_path, {"ada/affine.py": "", "ada/a/affine.py": "x = 1"}), IDS)
    assert seen(found) == {
        ("ada", "affine"): "two files for one exercise, keep one of ada/a/affine.py, ada/affine.py"
    }


def test_the_same_file_twice_is_one(tmp_path):
    """Byte for byte the same: it does not matter which one is graded."""
    found = discover(put(tmp_path, {"ada/affine.py": "x", "ada/a/affine.py": "x"}), IDS)
    assert seen(found) == {("ada", "affine"): "ada/affine.py"}


def test_the_last_upload_to_canvas_counts(tmp_path):
    """Attachment numbers grow."""
    found = discover(put(tmp_path, {"a_1_10_affine.py": "", "a_1_9_affine-1.py": ""}), IDS)
    assert seen(found) == {("canvas-1", "affine"): "a_1_10_affine.py"}


NAMES = ["a\nb", "quo'te\"", "emoji 🙂", "-dash", "=1+1", "ünï", "a\u202eb", "a\x1b[31m"]


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_only_names(tmp_path, name):
    """Newlines, quotes, emoji, direction marks: one line each, nothing lost."""
    found = discover(put(tmp_path, {f"{name}/affine.py": ""}), IDS)
    (student,) = found.students
    assert len(found.entries) == 1
    assert not set("\n\x1b\u202e") & set(student)


def test_an_empty_folder(tmp_path):
    """Says so, and what a submission is called."""
    with pytest.raises(UsageError) as caught:
        discover(tmp_path, IDS)
    assert caught.value.message == f"`{tmp_path.name}` is empty"
    assert "`*.py` or `*.ipynb`" in caught.value.hint


def test_many_files_that_are_no_submissions(tmp_path):
    """One line, not one per file."""
    put(tmp_path, {f"notes/{n}.txt": "" for n in range(300)})
    with pytest.raises(UsageError, match=r"has no submission among 300 files$"):
        discover(tmp_path, IDS)


def test_many_python_files_that_are_no_submissions(tmp_path):
    """The first is given as an example."""
    put(tmp_path, {f"lib/m{n}.py": "" for n in range(300)})
    with pytest.raises(UsageError, match=r"among 300 files; first: `lib/m0.py`: cannot tell"):
        discover(tmp_path, IDS)


# --------------------------------------------------------------------------- sabotage


def packed(root, name, files):
    with zipfile.ZipFile(root / name, "w") as file:
        for inner in files:
            file.writestr(inner, "def affine(x): pass")


MANY = [f"d/f{n}.py" for n in range(60)]


@pytest.mark.parametrize(
    ("named", "archive", "says"),
    [
        ("s{0}_{0}_{0}_affine.py", "mallory_9_9_work.zip", "a Canvas download"),
        ("S {0}_{0}_assignsubmission_file_affine.py", "M_9_assignsubmission_file_w.zip", "a Mood"),
        ("s{0}_affine.py", "mallory_affine.zip", "one flat folder"),
        ("class/s{0}_affine.py", "class/mallory_affine.zip", "one flat folder"),
    ],
)
def test_one_archive_does_not_decide_for_the_class(tmp_path, named, archive, says):
    """However many files a student packs, the others' are placed as before."""
    put(tmp_path, {named.format(n): "" for n in range(1, 9)})
    packed(tmp_path, archive, [*MANY, *(f"{n}.txt" for n in range(60))])
    found = discover(tmp_path, IDS)
    assert found.layout.startswith(says)
    assert sum(entry.leaf is not None for entry in found.entries) >= 8


def test_a_file_of_another_in_an_archive(tmp_path):
    """In a flat folder, the archive's name says who handed it in, not what it holds."""
    put(tmp_path, {"ada_affine.py": "", "ben_affine.py": ""})
    packed(tmp_path, "mallory_affine.zip", ["ada_affine.py"])
    found = discover(tmp_path, IDS)
    assert {e.student.id: e.problem for e in found.entries} == {"ada": "", "ben": "", "mallory": ""}


def test_a_file_that_is_named_as_moodle_names_them(tmp_path):
    """Who hands in a file under the number of another has handed it in himself."""
    own = "Mallory M_12_assignsubmission_file_x_99_assignsubmission_file_affine.py"
    put(
        tmp_path, {"Ada A_99_assignsubmission_file_affine.py": "", own: "# grader: exercise=affine"}
    )
    found = discover(tmp_path, IDS)
    assert {e.student.id: e.problem for e in found.entries} == {"moodle-99": "", "moodle-12": ""}


def test_markers_without_end(tmp_path, within):
    """A hundred thousand beginnings of a header are looked at once each."""
    cell = '{"cells": [{"cell_type": "code", "source": "' + "# grader:" * 100_000 + '"}]}'
    put(tmp_path, {"ada/affine.py": "", "mallory/affine.ipynb": cell})
    with within(20):
        discover(tmp_path, IDS)
