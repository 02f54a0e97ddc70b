"""Help in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import grader.cli

FILES = [p.stem for p in Path(grader.cli.__file__).parent.glob("[a-z]*.py")]
NAMES = [name.split("_", 1) if name.startswith("author_") else [name] for name in FILES]


@pytest.mark.parametrize("width", ["60", "80"])
@pytest.mark.parametrize("name", [[], *sorted(NAMES)], ids=" ".join)
def test_help(cli, name, width):
    """No English sentence is left, and no line but a long list of choices is too wide."""
    out = cli("--lang", "zh", *name, "--help", COLUMNS=width).out
    assert out.startswith("用法：grader")
    lines = [line for line in out.splitlines() if "|" not in line]
    assert max(map(cell_len, lines)) <= int(width)
    rest = re.sub(
        r"`[^`]*`|例：.*|用法：.*|Canvas|Moodle|JUnit|JSON|DIR|exercises/|solutions/", "", out
    )
    words = [line for line in rest.splitlines() if re.search(r"[a-z]+ [a-z]+", line)]
    assert words == []


def test_help_before_or_after(cli):
    """The language may stand anywhere, or in the environment."""
    expected = cli("--lang", "zh", "hint", "--help").out
    assert "  --level N   指定第几条，而不是下一条  [x>=1]\n" in expected
    assert cli("hint", "--help", "--lang", "zh").out == expected
    assert cli("hint", "--help", GRADER_LANG="zh").out == expected
    assert cli("hint", "--help").out.startswith("Usage: grader hint")
