"""The Gradescope autograder: a zip that runs as it lies there, and leaks nothing into results."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .handed_in import RIGHT, WRONG

BROKEN = "results.json is not written"


@pytest.fixture(scope="module")
def autograder(rooms):
    """Return a folder as Gradescope's container has it."""
    room = rooms("autograder")
    done = room("author", "export", "gradescope", "affine", "--seed", "5")
    assert done.code == 0, done.err
    with zipfile.ZipFile(room.folder / "affine-gradescope.zip") as archive:
        for info in archive.infolist():
            path = Path(archive.extract(info, room.folder / "source"))
            path.chmod(info.external_attr >> 16)
    return room.folder


@pytest.fixture
def grade(autograder, tmp_path):
    """Return a function that hands files in and returns exit code and results."""

    def run(files, exercise=None):
        for folder in ("submission", "results"):
            (tmp_path / folder).mkdir()
        (tmp_path / "source").symlink_to(autograder / "source")
        for name, text in files.items():
            (tmp_path / "submission" / name).write_text(text)
        return _graded(tmp_path, tmp_path / "source")

    return run


def _graded(root, source):
    """Run the autograder over the folder, as its container does."""
    environ = {"AUTOGRADER_ROOT": str(root), "AUTOGRADER_PYTHON": sys.executable}
    done = subprocess.run(
        [source / "run_autograder"],
        env={"PATH": os.environ["PATH"], **environ},
        capture_output=True,
        timeout=60,
    )
    path = root / "results" / "results.json"
    return done, json.loads(path.read_text()) if path.exists() else BROKEN


def test_a_course_that_extends_another_is_in_one(room, tmp_path):
    """The mistakes it takes from below are named by the zip, which knows its own course alone."""
    mine, track = tmp_path / "mine", "01-basics"
    (mine / "exercises" / track).mkdir(parents=True)
    shutil.copytree(room.course / "solutions", mine / "solutions")
    shutil.copy(room.course / "exercises" / track / "affine.yaml", mine / "exercises" / track)
    about = f'schema: 1\nname: mine\nversion: "7"\nextends: [{room.course}]\n'
    (mine / "content.yaml").write_text(about)
    room.course = mine
    done = room("author", "export", "gradescope", "affine", "-o", "a.zip")
    assert done.code == 0, done.err
    source = tmp_path / "source"
    with zipfile.ZipFile(room.folder / "a.zip") as archive:
        archive.extractall(source)
    (source / "run_autograder").chmod(0o755)
    for folder in ("submission", "results"):
        (tmp_path / folder).mkdir()
    (tmp_path / "submission" / "affine.py").write_text(WRONG)
    done, results = _graded(tmp_path, source)
    assert done.returncode == 0, done.stderr
    assert "leaves out the constant" in results["output"]
    assert (source / "content.yaml").read_text().count("mine") == 1


def test_the_zip_is_complete_and_minimal(autograder):
    """Scripts at the top and executable; one exercise; no commands, no other solutions."""
    source = autograder / "source"
    for name in ("setup.sh", "run_autograder"):
        assert os.access(source / name, os.X_OK)
        subprocess.run(["bash", "-n", source / name], check=True)
    assert [p.name for p in source.glob("solutions/*/*.py")] == ["affine.py"]
    assert not (source / "grader" / "cli").exists()


def test_a_helper_beside_the_submission_is_taken_along(grade):
    """As in a class."""
    text = "import helper\n\n\ndef affine(x):\n    return helper.twice(x) + 1\n"
    helper = "def twice(x):\n    return x + x\n"
    assert grade({"affine.py": text, "helper.py": helper})[1]["score"] == 5.0


@pytest.mark.parametrize(("text", "score"), [(RIGHT, 5.0), (WRONG, 1.0)], ids=["right", "wrong"])
def test_a_submission_is_graded(grade, text, score):
    """The score is the points; the mistake is named."""
    done, results = grade({"solution.py": text})
    assert done.returncode == 0, done.stderr
    assert results["score"] == score
    assert results["extra_data"] == {"exercise": "affine", "seed": 5}
    assert ("leaves out the constant" in results["output"]) is (score < 5)


def test_the_score_is_of_the_assignments_points(grade, autograder):
    """Where fewer checks apply to a backend, all of those give all points."""
    path = autograder / "source" / "exercises" / "01-basics" / "affine.yaml"
    kept = path.read_text()
    assert "kind: dtype," in kept
    torch = kept.replace("backends: [numpy]", "backends: [numpy, torch]")
    path.write_text(torch.replace("kind: dtype,", "kind: dtype, backends: [torch],"))
    try:
        results = grade({"solution.py": RIGHT})[1]
    finally:
        path.write_text(kept)
    assert (results["score"], sum(t.get("max_score", 0) for t in results["tests"])) == (5.0, 4.0)


def test_setup_tries_what_python_there_is(autograder, tmp_path):
    """One without `venv` is passed over; packages go into an environment of its own."""
    for name, code in {
        "python3.13": "exit 1",
        "python3.12": 'mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; echo "$@" >> "$LOG"',
        "apt-get": "exit 1",
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{code}\n")
        (tmp_path / name).chmod(0o755)
    log = tmp_path / "log"
    environ = {"PATH": f"{tmp_path}:/usr/bin:/bin", "LOG": str(log)}
    root = tmp_path / "autograder"
    script = autograder / "source" / "setup.sh"
    subprocess.run(["bash", script], env={**environ, "AUTOGRADER_ROOT": str(root)}, check=True)
    made, *installed = log.read_text().splitlines()
    assert made == f"-m venv --clear {root}/venv"
    assert installed[0].startswith("-m pip install --quiet numpy>=1.26 mpmath>=1.3 PyYAML>=6")


EXPORTS = {
    "--to": (["affine", "--to", "gradescope"], 0, "it holds the solution"),
    "no target": (["gradescope"], 2, "export what to gradescope?"),
    "no system": (["moodle", "affine"], 2, "no system `moodle` to export to"),
    "typo": (["gradescop", "affine"], 2, "did you mean `gradescope`?"),
    "two": (["gradescope", "affine", "double-it"], 2, "one quiz or exercise at a time"),
    "variants": (["gradescope", "affine", "--variants", "2"], 2, "`--variants` is for quizzes"),
    "unknown": (["gradescope", "afine"], 2, "no exercise `afine`"),
    "no folder": (["gradescope", "affine", "-o", "/dev/null/x.zip"], 2, "cannot write"),
}


@pytest.mark.parametrize(("argv", "code", "said"), EXPORTS.values(), ids=EXPORTS)
def test_export_command_lines(room, argv, code, said):
    """The system may stand first or after `--to`."""
    done = room("author", "export", *argv)
    assert done.code == code
    assert said in done.err
    assert (room.folder / "affine-gradescope.zip").exists() is (code == 0)


def test_a_notebook_is_graded(grade):
    """As everywhere."""
    cell = {"cell_type": "code", "source": RIGHT}
    assert grade({"affine.ipynb": json.dumps({"cells": [cell]})})[1]["score"] == 5.0


@pytest.mark.parametrize(
    "files",
    [{}, {"a.py": RIGHT, "b.py": RIGHT}, {"notes.txt": ""}, {"affine.ipynb": "{"}],
    ids=["nothing", "two", "no Python", "broken notebook"],
)
def test_what_cannot_be_graded_is_said_to_the_student(grade, files):
    """They can hand in again."""
    done, results = grade(files)
    assert done.returncode == 0
    assert results["score"] == 0.0
    assert "hand in one file" in results["output"] or "no notebook" in results["output"]


def test_our_failure_is_no_zero(grade, autograder):
    """Without results.json Gradescope reports an autograder error."""
    path = autograder / "source" / "solutions" / "01-basics" / "affine.py"
    kept = path.read_text()
    path.write_text("raise RuntimeError('broken')\n")
    try:
        done, results = grade({"affine.py": RIGHT})
    finally:
        path.write_text(kept)
    assert done.returncode in (3, 4)
    assert results == BROKEN
    assert b"the grader failed, not your code" in done.stderr
