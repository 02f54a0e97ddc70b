"""Every session in the documentation is run, in order, and prints what stands there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from .given import GIVEN
from .markdown import Block, blocks, commands

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "tests" / "README.md"]
    if page.name != "CHANGELOG.md"
)
SHELL = ("console", "sh", "bash", "shell")
VARIES = re.compile(r"\d+(?:\.\d+)?(?= m?s\b)|\d(?:\.\d+)?e-\d+")
"""Seconds, and errors by rounding, which another library or processor may make otherwise."""


class Workspace:
    """An empty folder with `grader` on the path; folder and variables last from line to line."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "work"
        self.state = home / "state"
        for path in (self.folder, self.folder / ".grader", home / "bin"):
            path.mkdir()
        command = home / "bin" / "grader"
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m grader "$@"\n')
        command.chmod(0o755)
        kept = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
        path = f"{home / 'bin'}:{os.environ['PATH']}"
        self.environ = {
            **kept, "PATH": path, "HOME": str(home), "COLUMNS": "80", "PYTHONPATH": str(ROOT)
        }  # fmt: skip
        self.state.write_text(f"cd {shlex.quote(str(self.folder))}\n")

    def run(self, line: str, typed: str) -> tuple[int, str]:
        """Run one command line in bash; return its exit code and what it printed."""
        state = shlex.quote(str(self.state))
        after = f'{{ export -p; printf "cd %q\\n" "$PWD"; }} > {state}'
        program = f". {state}\n{line}\ncode=$?\n{after}\nexit $code\n"
        done = subprocess.run(
            ["bash", "-c", program],
            env=self.environ,
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
        return done.returncode, done.stdout


def comparable(text: str) -> str:
    """Return a printed line as it is compared: without its spacing and what varies."""
    return " ".join(VARIES.sub("N", text).split())


def pattern(lines: tuple[str, ...]) -> re.Pattern[str]:
    """Return what an output must match; a line `...` stands for any lines."""
    parts = []
    for line in filter(None, map(comparable, lines)):
        parts.append(r"(?:.*\n)*?" if line == "..." else re.escape(line) + "\n")
    return re.compile("".join(parts))


def run_session(block: Block, workspace: Workspace) -> None:
    """Run the commands of a block and compare what each prints."""
    session = list(commands(block))
    for command in session:
        last = command is session[-1]
        code, printed = workspace.run(command.line, command.typed)
        expected = int(block.notes.get("exit", 0)) if last else 0
        assert code == expected, f"{block.place}: $ {command.line}\nexit code {code}\n{printed}"
        if command.output and "output varies" not in block.notes:
            got = "".join(f"{line}\n" for line in map(comparable, printed.split("\n")) if line)
            fits = pattern(command.output).fullmatch(got)
            assert fits, f"{block.place}: $ {command.line}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=[str(p.relative_to(ROOT)) for p in PAGES])
def test_sessions(page: Path, tmp_path: Path) -> None:
    """A reader who types what a page says gets what it says, from its top to its end."""
    workspace = Workspace(tmp_path)
    for block in blocks(page):
        assert block.language, f"{block.place}: the block says no language"
        if "given" in block.notes:
            GIVEN[block.notes["given"]](workspace.folder)
        if "file" in block.notes:
            path = workspace.folder / block.notes["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.language in SHELL and "not run" not in block.notes:
            run_session(block, workspace)
