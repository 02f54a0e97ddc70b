"""What the notebook offers after a magic: exercises, quizzes, options."""

from __future__ import annotations

from typing import Any

from grader.errors import GraderError
from grader.interface.desk import Desk

_OPTIONS = ("--backend", "--device", "--lang", "--seed")
_BACKENDS = ("numpy", "torch")


def complete(shell: Any, event: Any) -> list[str]:
    """Return the names that may stand where the cursor is."""
    words, desk = event.line.split(), Desk()
    magic = words[0].lstrip("%") if words else ""
    before = words[-1] if event.line.endswith(" ") else words[-2] if len(words) > 1 else ""
    try:
        if magic == "check" and event.symbol.startswith("-"):
            names: list[str] = [*_OPTIONS]
        elif before == "--backend":
            names = [*_BACKENDS]
        elif magic == "quiz":
            names = [head.id for head in desk.quizzes.heads]
        else:
            names = [*desk.course.ids]
    except GraderError:
        return []
    return [name for name in names if name.startswith(event.symbol)]
