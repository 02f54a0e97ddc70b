"""The starter repository for GitHub: its workflow runs, annotates, sums up and gives points."""

from __future__ import annotations

import base64
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .handed_in import RIGHT, WRONG

ROOT = Path(__file__).parents[2]


@pytest.fixture
def starter(room):
    """Return a starter repository of two exercises."""
    done = room("author", "export", "github", "affine", "double-it", "-o", "starter")
    assert (done.code, done.out) == (0, "wrote starter\n"), done.err
    return room.folder / "starter"


def on_path(folder):
    """Put this grader on the path of commands, which is returned."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    command = tools / "grader"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m grader "$@"\n')
    command.chmod(0o755)
    return os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]])


def git(folder, *words):
    """Run git there as somebody."""
    who = ["-c", "user.name=A", "-c", "user.email=a@x"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True)


def grade(starter, course, step):
    """Run one step of the workflow as Actions does; return its code, output and files."""
    files = {name: starter.parent / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    environ = {
        **os.environ,
        **{name: str(path) for name, path in files.items()},
        "PATH": on_path(starter.parent),
        "GRADER_CONTENT": str(course),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=starter, env=environ, capture_output=True, text=True
    )
    name, _, encoded = files["GITHUB_OUTPUT"].read_text().strip().partition("=")
    assert name == "result"
    summary = files["GITHUB_STEP_SUMMARY"]
    text = summary.read_text() if summary.exists() else ""
    return done, json.loads(base64.b64decode(encoded)), text


def test_the_workflow_is_one(starter):
    """Each exercise is a step, and the reporter knows every step's result."""
    workflow = yaml.safe_load((starter / ".github/workflows/grade.yml").read_text())
    steps = workflow["jobs"]["grade"]["steps"]
    assert [s["id"] for s in steps if "id" in s] == ["affine", "double-it"]
    assert steps[-1]["with"]["runners"] == "affine,double-it"
    assert steps[-1]["env"] == {
        "AFFINE_RESULTS": "${{ steps.affine.outputs.result }}",
        "DOUBLE-IT_RESULTS": "${{ steps.double-it.outputs.result }}",
    }
    for name in ("affine.py", "double_it.py", "README.md", ".gitignore"):
        assert (starter / name).is_file()


@pytest.mark.parametrize(
    ("text", "code", "status"), [(RIGHT, 0, "pass"), (WRONG, 1, "fail"), (None, 1, "fail")]
)
def test_a_push_is_graded(starter, course, text, code, status):
    """Annotations at the file, a summary, and points by check; the starter fails."""
    workflow = yaml.safe_load((starter / ".github/workflows/grade.yml").read_text())
    step = next(s for s in workflow["jobs"]["grade"]["steps"] if s.get("id") == "affine")
    if text:
        (starter / "affine.py").write_text(text)
    done, result, summary = grade(starter, course, step)
    assert done.returncode == code, done.stderr
    assert (result["status"], result["max_score"]) == (status, 5)
    total = sum(test["score"] for test in result["tests"])
    assert (total == 5) == (status == "pass")
    assert "::notice" in done.stdout
    assert ("::error" in done.stdout) == (status == "fail")
    assert "affine" in summary.lower()


def test_the_workflow_of_a_course(room, tmp_path):
    """It proves what changed since the last push, in the folder where the course lies."""
    course = tmp_path / "repository" / "course"
    shutil.copytree(room.course, course)
    room.course = course
    done = room("author", "export", "github-course", "-o", str(course.parent))
    path = course.parent / ".github/workflows/exercises.yml"
    assert (done.code, done.err) == (0, "")
    [job] = yaml.safe_load(path.read_text())["jobs"].values()
    run = next(step["run"] for step in job["steps"] if step.get("name") == "prove what has changed")
    git(course.parent, "init", "-q")
    git(course.parent, "add", ".")
    git(course.parent, "commit", "-qm", "one")
    tools = on_path(tmp_path)
    for before, proven in (("0" * 40, True), ("HEAD", False)):
        environ = {**os.environ, "BEFORE": before, "PATH": tools, "PYTHONPATH": str(ROOT)}
        subprocess.run(["bash", "-e", "-c", run], cwd=course.parent, env=environ, check=True)
        assert ("affine" in (course.parent / "proofs.xml").read_text()) is proven


def test_the_workflow_stands_above_the_course(room):
    """Elsewhere it would find nothing."""
    done = room("author", "export", "github-course", "-o", "elsewhere")
    assert done.code == 2
    assert done.err.endswith(
        "does not lie in elsewhere\nhint: `-o DIR`: the folder of its repository\n"
    )
