"""Which parts of torch a command needs: what takes a second to import is left out where not."""

from __future__ import annotations

import re
from pathlib import Path

_LATE = re.compile(
    rb"\b(?:optim|func|vmap|jit|compile|checkpoint|testing|unravel_index|grad(?:grad)?check"
    rb"|autograd|backward|exec|eval|importlib|__import__)\b"
)


def needs_all(source: bytes) -> bool:
    """Whether a student's file may need all of torch."""
    from grader.checks._leaving import code_in, may_leave

    return b"torch" in source and (may_leave(source) or bool(_LATE.search(code_in(source))))


def answers_need_all(path: Path) -> bool:
    """Whether the right answers in a solution file, which are run beside it, need all of torch."""
    from grader.checks._leaving import code_in

    return path.is_file() and bool(_LATE.search(code_in(path.read_bytes())))
