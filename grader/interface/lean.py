"""Which parts of torch a command needs: what takes a second to import is left out where not."""

from __future__ import annotations

import re
from pathlib import Path

_LATE = re.compile(
    rb"\b(?:optim|func|vmap|jit|compile|checkpoint|testing|unravel_index|grad(?:grad)?check"
    rb"|autograd|backward)\b"
)


def needs_all(source: bytes) -> bool:
    """Whether a student's file may need all of torch."""
    from grader.checks._leaving import may_leave

    return b"torch" in source and (may_leave(source) or bool(_LATE.search(source)))


def answers_need_all(path: Path) -> bool:
    """Whether the right answers in a solution file, which are run beside it, need all of torch."""
    return path.is_file() and bool(_LATE.search(path.read_bytes()))
