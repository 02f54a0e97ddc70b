"""`grader demo`: every file of the made-up class gets the verdict it was written for."""

from __future__ import annotations

import re

import pytest

VERDICTS = {
    "ada": "pass",
    "ben": "pass",
    "chen": "no-scale",
    "dana": "softmax-over-queries",
    "emil": "values: `ValueError` at line 6",
    "fatima": "values: not finished after 1 s",
    "gus": "SIGABRT",
    "hana": "is not written yet",
    "ivo": "runs: syntax error at line 5",
}


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    """Return the demonstration's output over the real course."""
    import io
    from pathlib import Path

    import grader
    from grader.cli import main
    from grader.cli._setting import Setting

    root = Path(grader.__file__).parent.parent
    out = io.StringIO()
    environ = {"GRADER_CONTENT": str(root), "COLUMNS": "100"}
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo"], Setting(environ, folder, out=out)) == 0
    assert not list(folder.iterdir())
    return out.getvalue()


@pytest.mark.parametrize(("name", "verdict"), VERDICTS.items(), ids=VERDICTS)
def test_class(lines, name, verdict):
    """The table has a line for everybody."""
    line = re.search(rf"^  {name}\.py .*$", lines, re.M).group()
    assert verdict in line


def test_screen(lines):
    """One failing student's screen follows in full."""
    assert "\nthe screen of chen.py\n\n✗ NOT YET  " in lines
    assert "\n▸ no-scale   leaves out the division by √dₖ\n" in lines
