"""A course of two small exercises on disk, and a way to run command lines in a workspace."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.cli import main
from grader.cli._setting import Setting

NOON = 1_772_366_400.0

RIGHT = "import numpy as np\n\n\ndef {entry}(x):\n    return x + x + 1\n"
WRONG = "import numpy as np\n\n\ndef {entry}(x):\n    return 2 * x\n"


@dataclass
class World:
    """A workspace and what the last command line did in it."""

    folder: Path
    course: Path
    environ: dict[str, str] = field(default_factory=dict)
    now: float = NOON

    def __call__(
        self, *argv: str, encoding: str = "utf-8", typed: str = "", **environ: str
    ) -> SimpleNamespace:
        """Run one command line, `typed` being its input; return `code`, `out` and `err`."""
        streams = [io.TextIOWrapper(io.BytesIO(), encoding, newline="\n") for _ in range(2)]
        out, err = streams
        setting = Setting(
            {"GRADER_CONTENT": str(self.course), **self.environ, **environ},
            self.folder,
            lambda: self.now,
            out,
            err,
            io.StringIO(typed),
        )
        with redirect_stdout(out):  # where click prints its help
            code = main(list(argv), setting)
        out.flush()
        texts = [stream.buffer.getvalue().decode(encoding) for stream in streams]
        return SimpleNamespace(code=code, out=texts[0], err=texts[1])

    def write(self, name: str, text: str) -> Path:
        """Write a file into the workspace."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def right(self, name: str, entry: str = "", above: str = "") -> Path:
        """Write a right answer; `entry` is the file's name by default."""
        return self.write(name, above + RIGHT.format(entry=entry or name.removesuffix(".py")))

    def wrong(self, name: str, entry: str = "") -> Path:
        """Write an answer that leaves out the constant."""
        return self.write(name, WRONG.format(entry=entry or name.removesuffix(".py")))

    def log(self) -> str:
        """Return the learner's log."""
        return (self.folder / ".grader" / "progress.jsonl").read_text()


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """Return a course as `grader author new` begins it."""
    root = tmp_path_factory.mktemp("course")
    (root / "exercises").mkdir()
    world = World(root, root)
    for identity in ("affine", "double-it"):
        done = world("author", "new", identity, "--track", "01-basics")
        assert (done.code, done.err) == (0, "")
    return root


@pytest.fixture
def cli(tmp_path, course):
    """Return an empty workspace in which command lines can be run."""
    return World(tmp_path, course)
