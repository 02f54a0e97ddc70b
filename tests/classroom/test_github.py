"""The starter repository for GitHub: its workflow runs, annotates, sums up and gives points."""

from __future__ import annotations

import base64
import json
import os
import shlex
import subprocess
import sys

import pytest
import yaml

from .handed_in import RIGHT, WRONG


@pytest.fixture
def starter(room):
    """Return a starter repository of two exercises."""
    done = room("author", "export", "github", "affine", "double-it", "-o", "starter")
    assert (done.code, done.out) == (0, "wrote starter\n"), done.err
    return room.folder / "starter"


def grade(starter, course, step):
    """Run one step of the workflow as Actions does; return its code, output and files."""
    tools = starter.parent / "tools"
    tools.mkdir(exist_ok=True)
    command = tools / "grader"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m grader "$@"\n')
    command.chmod(0o755)
    files = {name: starter.parent / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    environ = {
        **os.environ,
        **{name: str(path) for name, path in files.items()},
        "PATH": f"{tools}{os.pathsep}{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}",  # noqa: PTH120
        "GRADER_CONTENT": str(course),
        "PYTHONPATH": str(__import__("pathlib").Path(__file__).parents[2]),
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
