"""A GitHub workflow for the repository of a course: what has changed is proven at every push."""

from __future__ import annotations

FILE = ".github/workflows/exercises.yml"

_TEXT = """\
name: exercises
on: [push, pull_request, workflow_dispatch]
permissions:
  contents: read
env:
  # what is installed: a version, an address of git, or a wheel in this repository
  GRADER_PACKAGE: "textbook-grader=={version}"
jobs:
  prove:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install --quiet {torch}"$GRADER_PACKAGE"
      - name: prove what has changed
        env:
          BEFORE: ${{{{ github.event.pull_request.base.sha || github.event.before }}}}
        run: |
          # a new branch, and a run by hand, prove everything
          if git rev-parse --quiet --verify "$BEFORE^{{commit}}" > /dev/null; then
            set -- --changed "$BEFORE"
          fi
          grader --content {folder} author validate "$@" --jobs 2 --format junit > proofs.xml
      - if: always()
        uses: actions/upload-artifact@v4
        with:
          name: proofs
          path: proofs.xml
"""

_TORCH = "torch --extra-index-url https://download.pytorch.org/whl/cpu "


def workflow(version: str, folder: str) -> str:
    """Return the workflow that proves the course in a folder of the repository.

    Parameters
    ----------
    version : str
        Of the grader that is installed there.
    folder : str
        Relative to the repository, `.` for its root.
    """
    return _TEXT.format(version=version, folder=folder, torch=_TORCH)
