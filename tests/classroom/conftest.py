"""A course of two quick exercises, a class in a folder, and a way to run command lines there."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
from handed_in import RIGHT

from grader.cli import main
from grader.cli._setting import Setting

LIMITS = "limits: {call: 1, load: 5, total: 3, memory: 268435456}\n"
PLAIN = {
    "\nprompt:\n": "\nbackends: [numpy]\nprompt:\n",
    "\ncases:": f"\n{LIMITS}cases:",
    "{kind: values,": "{kind: values, cases: [rect, vector, hidden],",
    "{kind: unmodified}": "{kind: unmodified, id: no-mutation, cases: [rect], points: 1}",
    "{kind: dtype}": "{kind: dtype, cases: [rect], dtypes: [float32], points: 1}",
}
"""What the tests change or count on is written out."""


@dataclass
class Classroom:
    """A folder with `in/`, `out/` and what the last command line did."""

    folder: Path
    course: Path
    environ: dict[str, str] = field(default_factory=dict)

    def __call__(self, *argv: str) -> SimpleNamespace:
        """Run one command line; return `code`, `out` and `err`."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
        environ = {"GRADER_CONTENT": str(self.course), **self.environ}
        setting = Setting(environ, self.folder, lambda: 1_772_366_400.0, out, err)
        with redirect_stdout(out):
            code = main(list(argv), setting)
        out.flush()
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
        return SimpleNamespace(code=code, out=texts[0], err=texts[1])

    def batch(self, *more: str, source: str = "in") -> SimpleNamespace:
        """Grade the class with one station."""
        return self("batch", source, "--out", "out", "--jobs", "1", *more)

    def hand_in(self, name: str, text: str | bytes = RIGHT) -> Path:
        """Write a file below `in/`."""
        path = self.folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def grades(self, name: str = "grades.csv") -> list[dict[str, str]]:
        """Return the lines of a table of grades."""
        import csv

        with (self.folder / "out" / name).open(newline="") as file:
            return list(csv.DictReader(file))

    def states(self) -> dict[tuple[str, str], str]:
        """Return the state of every student and exercise."""
        return {(row["student"], row["exercise"]): row["state"] for row in self.grades()}


@pytest.fixture(scope="session")
def course(tmp_path_factory) -> Path:
    """Return a course as `grader author new` begins it, with short limits."""
    root = tmp_path_factory.mktemp("course")
    (root / "exercises").mkdir()
    world = Classroom(root, root)
    for identity in ("affine", "double-it"):
        done = world("author", "new", identity, "--track", "01-basics")
        assert (done.code, done.err) == (0, "")
        path = root / "exercises" / "01-basics" / f"{identity}.yaml"
        text = path.read_text()
        for old, new in PLAIN.items():
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text)
    return root


@pytest.fixture
def room(tmp_path, course) -> Classroom:
    """Return an empty classroom."""
    return Classroom(tmp_path, course)


@pytest.fixture(scope="session")
def rooms(tmp_path_factory, course):
    """Return a function that makes a classroom for a whole module."""
    return lambda name: Classroom(tmp_path_factory.mktemp(name), course)
