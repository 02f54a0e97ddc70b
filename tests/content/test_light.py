"""Reading content starts fast: nothing heavy is imported, a head costs well under 1 ms."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Course

HEAVY = ("numpy", "torch", "click", "rich", "difflib")

STEPS = (
    pytest.param("", ("yaml", "hashlib", *HEAVY), id="import"),
    pytest.param("content.heads()", ("hashlib", "grader.expressions", *HEAVY), id="heads"),
    pytest.param("content.exercise('scale-rows')", HEAVY, id="exercise"),
    pytest.param("content.misconceptions()", ("hashlib", *HEAVY), id="misconceptions"),
)


@pytest.mark.parametrize(("step", "absent"), STEPS)
def test_imports(course: Course, step: str, absent: tuple[str, ...]) -> None:
    """Kinds of checks are stand-ins: what they import is their own business."""
    program = f"""
import sys, types
from pathlib import Path
from grader import registry
from grader.checks import Kind
import grader.content
registry.member = lambda family, kind: types.SimpleNamespace(KIND=Kind(judge=None, cases='plain', findings=('modified',)))
content = grader.content.Content(Path({str(course.root)!r}))
{step}
print(*(name for name in {absent} if name in sys.modules))
"""
    text = (course.root / course.exercise).read_text(encoding="utf-8")
    start, end = text.index("  - kind: property"), text.index("  - {kind: unmodified")
    course.write(
        course.exercise, (text[:start] + text[end:]).replace(", forbid: [numpy.multiply]", "")
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert done.stdout.split() == []


def test_a_head_is_cheap(course: Course) -> None:
    """The best of many; a whole exercise costs ten times as much."""
    content = course.content
    content.heads()
    best = float("inf")
    for _ in range(20):
        start = time.process_time()
        content.head("scale-rows")
        best = min(best, time.process_time() - start)
    assert best < 1e-3
