"""What of a course has changed since a revision of its repository, as git says."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.content.course import Content
from grader.content.misconceptions import NAME
from grader.content.quizzes import Quizzes
from grader.errors import UsageError
from grader.messages import Message, verbatim


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of exercises, and files of quizzes, that have to be proven again."""

    exercises: tuple[str, ...]
    quizzes: tuple[Path, ...]


def changed_since(content: Content, revision: str) -> Changes:
    """Return what has changed, in commits since `revision` or in the working tree.

    A list of misconceptions changes all exercises and quizzes that may name them.

    Raises
    ------
    UsageError
        The course is in no repository, or there is no such revision.
    """
    if revision.startswith("-"):
        raise UsageError(Message("`{revision}` is no revision", revision=revision))
    paths = {content.root / line for line in _changed(content.root, revision)}
    lists = {path.parent for path in paths if path.name == NAME}
    exercises = content.root / "exercises"

    def touched(path: Path) -> bool:
        return path in paths or path.parent in lists or exercises in lists

    return Changes(
        tuple(
            name
            for name in content.ids
            if touched(content.path(name)) or content.solution_path(name) in paths
        ),
        tuple(filter(touched, Quizzes(content).paths)),
    )


def _changed(root: Path, revision: str) -> Iterator[str]:
    yield from _git(root, "diff", "--name-only", "--relative", "-z", revision, "--")
    yield from _git(root, "ls-files", "--others", "--exclude-standard", "-z")


def _git(root: Path, *words: str) -> list[str]:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words], capture_output=True, check=False, timeout=60
        )
    except OSError:
        raise UsageError(Message("git is not installed, which `--changed` needs")) from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["?"]
        raise UsageError(Message("git: {reason}", reason=verbatim(lines[0][:200])))
    return [line for line in done.stdout.decode("utf-8", "surrogateescape").split("\0") if line]
