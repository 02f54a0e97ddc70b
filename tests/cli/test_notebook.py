"""Notebooks at a learner's terminal: graded as files are, with honest words for what is not."""

from __future__ import annotations

import json

import pytest

MAGIC = "%matplotlib inline\nimport numpy as np\n"
RIGHT = "def affine(x):\n    return x + x + 1\n\naffine(np.ones(3))\n"
WRONG = "def affine(x):\n    return 2 * x\n"


def notebook(*cells):
    """Return the text of a notebook with these code cells."""
    found = [{"cell_type": "code", "source": text.splitlines(keepends=True)} for text in cells]
    return json.dumps({"cells": found, "nbformat": 4})


def test_a_notebook_passes(cli):
    """Its top-level calls never run, its magics are no news; the log has its name."""
    cli.write("affine.ipynb", notebook(MAGIC, RIGHT))
    done = cli("check", "affine.ipynb", "--seed", "0")
    assert (done.code, done.err) == (0, "")
    assert "affine.ipynb · numpy · seed 0" in done.out
    assert "left out" not in done.out
    assert json.loads(cli.log())["file"] == "affine.ipynb"
    assert cli("check", "affine").code == 0


def test_a_wrong_notebook(cli):
    """The mistake is named, and what was left out is said."""
    cli.write("affine.ipynb", notebook(MAGIC, WRONG))
    done = cli("check", "affine.ipynb", "--seed", "0", "-v")
    assert (done.code, done.err) == (1, "")
    assert "affine-no-shift" in done.out
    assert "note: cell 1, line 1: `%matplotlib inline` is left out" in done.out


def test_an_exception_has_its_cell(cli):
    """Lines are counted as Jupyter counts them."""
    cli.write("affine.ipynb", notebook("import numpy as np\n", "\ndef affine(x):\n    return y\n"))
    out = cli("check", "affine.ipynb").out
    assert "cell 2, line 3" in out


def test_the_exercise_is_said_in_a_cell(cli):
    """The header comment may stand in any cell, and selects none."""
    cli.write("work.ipynb", notebook(MAGIC + "# grader: exercise=affine backend=numpy\n", RIGHT))
    assert cli("check", "work.ipynb").code == 0


HINT = "hint: open it in Jupyter and save it again, or copy the function into a `.py` file\n"
BROKEN = {
    "cut off": ('{"cells": [', "the file is no notebook: it is no JSON"),
    "another JSON": ('{"a": 1}', "the file is no notebook: it has no cells"),
    "Python": ("def affine(x):\n    return 2 * x + 1\n", "the file is no notebook: it is no JSON"),
}


@pytest.mark.parametrize(("text", "why"), BROKEN.values(), ids=BROKEN)
def test_a_damaged_notebook(cli, text, why):
    """Nothing is graded, and nothing recorded."""
    cli.write("affine.ipynb", text)
    done = cli("check", "affine.ipynb")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: cannot check `affine.ipynb`: {why}\n{HINT}"
    assert not (cli.folder / ".grader").exists()


def test_a_notebook_without_code(cli):
    """The verdict of an empty file, and the reason."""
    cli.write("affine.ipynb", json.dumps({"cells": [{"cell_type": "markdown", "source": "x"}]}))
    done = cli("check", "affine.ipynb")
    assert done.code == 1
    assert "the file defines no function `affine`" in done.out
    assert "note: the notebook has no code in its cells" in done.out


def test_a_notebook_that_is_not_there(cli):
    """As for a file."""
    assert cli("check", "affine.ipynb").err.startswith("error: no file `affine.ipynb`\n")


def test_repro_for_a_notebook_is_a_cell(cli):
    """Python cannot import a notebook: the script is run inside of it."""
    cli.write("affine.ipynb", notebook(MAGIC, WRONG))
    cli("check", "affine.ipynb")
    done = cli("repro", "affine", "rect", "-o", "try.py")
    assert done.out == "wrote try.py\nrun it: in affine.ipynb, %run -i try.py\n"
    names = {"__name__": "__main__"}
    exec(WRONG + (cli.folder / "try.py").read_text(), names)
    assert names["result"].shape == names["x"].shape


def test_reset_leaves_a_notebook_alone(cli):
    """It is never overwritten with a stub."""
    path = cli.write("affine.ipynb", notebook(WRONG))
    cli("check", "affine.ipynb")
    before = path.read_text()
    done = cli("reset", "affine")
    assert done.code == 2
    assert "`affine.ipynb` is a notebook" in done.err
    assert path.read_text() == before


def test_a_difference_from_a_notebook(cli):
    """Its definitions are compared, not its JSON."""
    cli.write("affine.ipynb", notebook(WRONG))
    cli("check", "affine.ipynb")
    out = cli("solution", "affine", "--give-up", "--diff").out
    assert "-    return 2 * x\n" in out
    assert "cell_type" not in out
