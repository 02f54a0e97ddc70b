"""`import grader`: what it names, and how little it loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import grader

ROOT = Path(__file__).parents[2]
PUBLIC = {
    "Grader", "GraderError", "Report", "check", "explain", "hint", "progress", "quiz", "repro",
    "review", "show",
}  # fmt: skip


def run(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )


def test_what_is_public() -> None:
    """`__all__` names what is promised, all of it is there, and `dir` shows it."""
    assert set(grader.__all__) == PUBLIC
    assert grader.__all__ == sorted(grader.__all__)
    assert all(getattr(grader, name).__doc__ for name in grader.__all__)
    assert set(dir(grader)) >= PUBLIC
    assert re.fullmatch(r"\d+\.\d+\.\d+", grader.__version__)


def test_every_public_name_is_documented() -> None:
    """`docs/python.md` has each of them in code."""
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    assert [
        name for name in grader.__all__ if f"grader.{name}" not in page and f"`{name}`" not in page
    ] == []


def test_no_other_name() -> None:
    """A name that is not there is told as Python tells it."""
    with pytest.raises(AttributeError, match="module 'grader' has no attribute 'chek'"):
        grader.chek  # noqa: B018


def test_importing_loads_nothing() -> None:
    """Only the package itself is loaded, nothing else of ours and nothing of the library."""
    said = run("import sys; old = set(sys.modules); import grader; print(set(sys.modules) - old)")
    assert said.stdout == "{'grader'}\n"


def test_importing_takes_no_time() -> None:
    """It takes less than what Python itself takes to start, in the same run."""
    told = run("import grader", "-X", "importtime").stderr
    took = {
        line.split("|")[2].strip(): int(line.split("|")[1]) for line in told.splitlines() if line.count("|") == 2 and "cumulative" not in line
    }  # fmt: skip
    assert took["grader"] < max(10_000, took["site"])
