"""README's exercise is a whole one: its files, written as they stand there, prove themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.content import Content
from grader.model import Sandbox
from grader.sandbox import choose
from grader.validate import prove

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
FILE = re.compile(r"^`((?:exercises|solutions)/\S+)` .*?^```\w+\n(.*?)^```", re.M | re.S)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    opened = choose()
    yield opened
    opened.close()


def test_the_exercise_of_the_readme(tmp_path: Path, sandbox: Sandbox) -> None:
    """A reader who copies the three files has a proven exercise."""
    section = README[README.index("### Write an exercise") : README.index("### What it may say")]
    files = dict(FILE.findall(section))
    assert {Path(name).name for name in files} == {
        "unit-rows.yaml",
        "unit_rows.py",
        "misconceptions.yaml",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    course = Content(tmp_path, base=tmp_path)
    for seed in range(2):
        proof = prove(course.exercise("unit-rows"), course.misconceptions(), sandbox, seed)
        assert proof.problems == ()
        assert len(proof.wrong) == 3
