"""A starter repository for GitHub Actions and GitHub Classroom, as files.

Every push is graded: annotations stand at the lines, the report in the summary of the job. For
GitHub Classroom each exercise is a step with an output `result`, which the reporter adds up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.model import Exercise

_WORKFLOW = """name: grade
on: [push, pull_request, workflow_dispatch]
permissions:
  contents: read
  checks: write
  actions: read
env:
  # what is installed: a version, an address of git, or a wheel in this repository
  GRADER_PACKAGE: "textbook-grader=={version}"
jobs:
  grade:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install --quiet {torch}"$GRADER_PACKAGE"
{steps}      - name: points for GitHub Classroom
        if: always()
        uses: classroom-resources/autograding-grading-reporter@v1
        env:
{results}        with:
          runners: {runners}
"""
_STEP = """      - name: {exercise}
        id: {exercise}
        if: always()
        run: bash .github/grade.sh {file} {exercise} {seed}
"""
_TORCH = "torch --extra-index-url https://download.pytorch.org/whl/cpu "
_GRADE = """#!/usr/bin/env bash
# grade.sh FILE EXERCISE SEED: annotations, the summary of the job, points for GitHub Classroom.
# The same inputs are drawn each time, so that the three forms are of one report.
set -uo pipefail
check() { grader check "$1" --exercise "$2" --seed "$3" --format "$4"; }
report=$(mktemp)
check "$1" "$2" "$3" json > "$report"
code=$?
python .github/result.py "$report" "$2" "$code" >> "${GITHUB_OUTPUT:-/dev/stdout}"
if [ "$code" -gt 1 ]; then exit "$code"; fi
check "$1" "$2" "$3" github
check "$1" "$2" "$3" markdown >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
exit "$code"
"""
_RESULT = '''"""result.py REPORT EXERCISE CODE: print the output of a step for GitHub Classroom."""

import base64
import json
import sys

path, exercise, code = sys.argv[1:]
tests, points, status = [], 0.0, "error"
if int(code) <= 1:
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    status = "pass" if report["passed"] else "fail"
    points = report["max_points"]
    by_check = {}
    for outcome in report["outcomes"]:
        by_check.setdefault(outcome["check"], []).append(outcome)
    for name, outcomes in by_check.items():
        failed = [o for o in outcomes if o["status"] != "pass"]
        tests.append(
            {
                "name": f"{exercise}: {name}",
                "status": "fail" if failed else "pass",
                "score": round(sum(o["points"] for o in outcomes), 4),
                "message": str(failed[0]["message"]) if failed else "",
                "test_code": "",
                "filename": "",
                "line_no": 0,
                "duration": 0,
            }
        )
result = {"version": 1, "status": status, "max_score": points, "tests": tests}
print("result=" + base64.b64encode(json.dumps(result).encode()).decode())
'''
_README = """# {title}

{listed}

Edit the files, commit, push: the tab Actions shows what is right and what is not, at the lines of
your files. At home: `pip install textbook-grader`, then `grader check FILE`.
"""


def repository(
    exercises: Sequence[Exercise], starters: Mapping[str, str], version: str, seed: int
) -> dict[str, str]:
    """Return the files of the repository.

    Parameters
    ----------
    starters : mapping
        Exercise -> text of the file to begin with.
    version : str
        Of the grader that is installed there.
    """
    names = [exercise.id for exercise in exercises]
    files = {name: f"{name.replace('-', '_')}.py" for name in names}
    torch = any("torch" in exercise.head.backends for exercise in exercises)
    workflow = _WORKFLOW.format(
        version=version,
        torch=_TORCH if torch else "",
        steps="".join(_STEP.format(exercise=n, file=files[n], seed=seed) for n in names),
        results="".join(
            f"          {n.upper()}_RESULTS: ${{{{ steps.{n}.outputs.result }}}}\n" for n in names
        ),
        runners=",".join(names),
    )
    listed = "\n".join(f"- `{files[e.id]}`: {e.head.title.get('en')}" for e in exercises)
    title = exercises[0].head.title.get("en") if len(exercises) == 1 else "Exercises"
    return {
        ".github/workflows/grade.yml": workflow,
        ".github/grade.sh": _GRADE,
        ".github/result.py": _RESULT,
        ".gitignore": ".grader/\n__pycache__/\n",
        "README.md": _README.format(title=title, listed=listed),
        **{files[name]: starters[name] for name in names},
    }
