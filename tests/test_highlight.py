"""Code in colour: the same text, with styles around its tokens."""

from __future__ import annotations

import re
import subprocess
import sys

from hypothesis import example, given
from hypothesis import strategies as st

from grader.highlight import highlighted

CODE = 'def f(x):\n    """Twice."""\n    return 2 * x  # is\n'


def test_styles() -> None:
    """Keywords, names that are defined, texts, numbers and comments have a style each."""
    assert highlighted(CODE, color=True) == (
        "\x1b[34mdef\x1b[0m \x1b[1mf\x1b[0m(x):\n"
        '    \x1b[32m"""Twice."""\x1b[0m\n'
        "    \x1b[34mreturn\x1b[0m \x1b[36m2\x1b[0m * x  \x1b[2m# is\x1b[0m\n"
    )


@given(st.text(st.characters(exclude_characters="\x1b\r", exclude_categories=("Cs",))))
@example("x = '''a\nb'''\n\n")
@example("  \n")
def test_the_text_stays(code: str) -> None:
    """Broken code, too; no style goes over the end of a line."""
    painted = highlighted(code, color=True)
    assert re.sub(r"\x1b\[\d+m", "", painted) == code
    for line in painted.split("\n"):
        assert line.count("\x1b[0m") * 2 == line.count("\x1b[")


def test_without_colour_nothing_is_loaded() -> None:
    program = (
        "import sys; from grader.highlight import highlighted;"
        "assert highlighted('def', color=False) == 'def'; sys.exit('pygments' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
