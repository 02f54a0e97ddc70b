"""Nothing that a user can type or choose is left out of the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.classroom.exports import FAMILY
from grader.registry import kinds

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
COMMANDS = [
    path.stem.replace("_", " ")
    for path in sorted((ROOT / "grader" / "cli").glob("*.py"))
    if not path.stem.startswith("_")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command(command: str) -> None:
    """Each stands on the page of somebody who uses it."""
    pages = "".join(page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md")))
    assert f"`{command}" in pages or f"grader {command}" in pages


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("author.md", kinds("checks")),
        ("author.md", kinds("questions")),
        ("author.md", kinds("figures")),
        ("student.md", kinds("reports")),
        ("instructor.md", kinds(FAMILY)),
    ],
    ids=["checks", "questions", "figures", "reports", "exports"],
)
def test_every_kind(page: str, names: tuple[str, ...]) -> None:
    """Each member of a family that a user may name is named."""
    text = (DOCS / page).read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in text and f"--to {name}" not in text] == []
