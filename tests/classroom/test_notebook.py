"""Notebooks: definitions only, nothing runs, places are cells and lines."""

from __future__ import annotations

import ast
import json

import pytest

from grader.classroom.notebook import NOTEBOOK_BYTES, Cell, NotebookError, cells, module, relabelled
from grader.messages import Message, Place
from grader.model import Evidence, Frame, Isolation, Outcome, Report, Status, Text, Verdict


def notebook(*found, **more):
    listed = [
        {"cell_type": "code", "source": text} if isinstance(text, str) else text for text in found
    ]
    return json.dumps({"cells": listed, "nbformat": 4, **more}).encode()


def made(*texts, exercise="affine"):
    return module(cells(notebook(*texts)), exercise)


def test_only_definitions_and_literals_stay():
    """Calls at the top level never run; imports, definitions and constants are kept."""
    source = made(
        "import numpy as np\nfrom math import pi\nprint('hi')",
        "SCALE = 2.0\nTABLE = [1, (2, 3)]\nf = lambda x: x\ndata = np.load('x')\n",
        "@staticmethod\ndef affine(x):\n    return SCALE * x + 1\naffine(3)\nclass A:\n    pass",
    ).source
    assert "print" not in source
    assert "np.load" not in source
    for text in ("import numpy as np", "pi", "SCALE = 2.0", "TABLE", "lambda", "@staticmethod"):
        assert text in source
    compile(source, "made", "exec")


@pytest.mark.parametrize("magic", ["%matplotlib inline", "!pip install x", "?np.dot", "np.dot??"])
def test_magics_are_blanked_and_lines_stay(magic):
    """Line numbers of the cell are what the student sees."""
    found = made(f"{magic}\ndef affine(x):\n    return x\n")
    assert magic not in found.source
    assert found.lines[1:] == ((1, 2), (1, 3))


def test_a_cell_magic_leaves_the_cell_out():
    """`%%bash` is no Python at all; that is said."""
    found = made("%%bash\nrm -rf /\n")
    assert found.source == "# a notebook's definitions\n"
    assert found.remarks == ("cell 1, line 1: `%%bash` is left out, with its cell",)


def test_a_timed_cell_stays():
    """Over Python, only the magic's own line goes."""
    found = made("\n%%time\ndef affine(x):\n    return x\n")
    assert "def affine" in found.source
    assert found.lines[1] == (1, 3)


@pytest.mark.parametrize(
    "source",
    ["def affine(x):\n    return (2 * x\n        % 3)\n", 'TEXT = """\n%d\n! \n"""\n'],
    ids=["remainder", "text"],
)
def test_python_that_looks_like_a_magic_stays(source):
    """A magic is one only where Python cannot read the line."""
    found = made(source)
    assert (
        found.source.removeprefix("# a notebook's definitions\n")
        == "\n".join(line.rstrip() for line in source.splitlines()) + "\n"
    )
    assert found.remarks == ()


def test_a_magic_inside_of_a_function_takes_no_more_than_its_line():
    """Even where it is the only statement."""
    found = made("def affine(x):\n    %timeit x\n")
    assert found.source.endswith("def affine(x):\n    pass\n")


def test_many_magics_are_no_work():
    """A cell full of them is read in a few passes, and said in a few lines."""
    remarks = made("%x\n" * 20_000).remarks
    assert (len(remarks), remarks[-1]) == (9, "... and 19992 more of these")


@pytest.mark.parametrize("texts", [(), ("", " \n"), ({"cell_type": "markdown", "source": "x"},)])
def test_a_notebook_without_code_says_so(texts):
    """The verdict is that of an empty file; the reason stands beside it."""
    assert made(*texts).warnings == ("the notebook has no code in its cells",)


NEEDED = {
    "computed": ("table = np.arange(3)", "return x + table", True),
    "through another": ("n = int(3)\ntable = np.arange(n)", "return x + table", True),
    "filled": ("table = []\nfor n in range(3):\n    table.append(n)", "return x + table[0]", True),
    "by items": ("table = {}\ntable['a'] = len('ab')", "return x + table['a']", True),
    "a method": ("class S:\n    def f(self, x):\n        return x\naffine = S().f", "pass", True),
    "a parameter": ("x = np.ones(10**9)", "return x", False),
    "a local": ("y = np.ones(10**9)", "y = x\n    return y", False),
    "nothing": ("data = np.loadtxt('x.csv')\nprint(data)", "return x", False),
    "another function's": ("def plot():\n    print(d)\nd = np.loadtxt('x')", "return x", False),
    "of a module": ("np.random.seed(0)", "return np.sort(x)", False),
}  # fmt: skip


@pytest.mark.parametrize(("top", "body", "kept"), NEEDED.values(), ids=NEEDED)
def test_what_the_graded_function_needs_is_kept(top, body, kept):
    """By dependency, though it is computed; nothing else at the top level runs."""
    cell = f"def affine(x):\n    {body}" if body != "pass" else "pass"
    found = cells(notebook("import numpy as np", top, cell))
    source = module(found, "affine", ("affine",)).source
    last = top.split("\n")[-1]
    assert (last in source) == kept
    ast.parse(source)


def test_a_large_notebook_counts_without_its_outputs():
    """Pictures are no code."""
    picture = {"output_type": "display_data", "data": {"image/png": "A" * (9 << 20) + "\n"}}
    cell = {"cell_type": "code", "source": "def affine(x):\n    return x\n", "outputs": [picture]}
    data = notebook(cell)
    assert len(data) > NOTEBOOK_BYTES
    assert [cell.text for cell in cells(data)] == ["def affine(x):\n    return x"]
    with pytest.raises(NotebookError, match="more than 8 MB"):
        cells(notebook(*["x = 1\n" * 100] * 12_000))


def test_a_notebook_of_format_3():
    """Its cells are in worksheets, and their text is called input."""
    cell = {"cell_type": "code", "input": ["def affine(x):\n", "    return x"], "outputs": []}
    data = json.dumps({"nbformat": 3, "worksheets": [{"cells": [cell, cell]}]}).encode()
    assert [c.text for c in cells(data)] == ["def affine(x):\n    return x"] * 2


def test_the_last_definition_counts_and_that_is_said():
    """As in a notebook that is run from top to bottom."""
    found = made("def affine(x):\n    return 1\n", "def affine(x):\n    return 2\n")
    assert found.redefined == (
        "`affine` is defined in cell 1 and again in cell 2: the last one counts",
    )
    names: dict = {}
    exec(found.source, names)
    assert names["affine"](0) == 2


def test_a_broken_cell_is_left_out_by_its_number():
    """Markdown cells count, as a reader of the notebook counts."""
    found = made(
        {"cell_type": "markdown", "source": "# Title"},
        "def affine(x:\n    return x\n",
        "def affine(x):\n    return x\n",
    )
    assert found.warnings == ("cell 2, line 1: syntax error, the cell is left out",)
    assert found.lines[1] == (3, 1)


def test_marked_cells_are_chosen():
    """A marker in a comment, or a tag; unmarked cells do not count then."""
    tagged = {
        "cell_type": "code",
        "source": "def b():\n    pass",
        "metadata": {"tags": ["grader:affine"]},
    }
    found = made("# grader: affine\ndef a():\n    pass", tagged, "def c():\n    pass")
    assert [name in found.source for name in ("def a", "def b", "def c")] == [True, True, False]
    assert found.remarks == ("only cells marked `# grader: affine` count: 2 of 3",)


def test_the_header_comment_selects_no_cells():
    """`exercise=` says whose the notebook is, as in a file; cells without it count."""
    found = made("# grader: exercise=affine\nimport numpy as np", "def affine(x):\n    return x")
    assert "def affine" in found.source


def test_a_cell_may_ask_to_be_kept_whole():
    """The way out, for definitions that need a computation."""
    source = made("# grader: mode=whole\ntable = [n * n for n in range(3)]\n").source
    assert "range(3)" in source


REFUSED = {
    "no JSON": b"hello",
    "no UTF-8": b"\xff\xfe{}",
    "no cells": b"[]",
    "cells of no kind": b'{"cells": 3}',
    "deep": b"[" * 100_000,
    "large": b" " * (NOTEBOOK_BYTES + 1),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_notebook(data):
    """One sentence, whatever it is."""
    with pytest.raises(NotebookError, match=r"the file is no notebook|more than 8 MB"):
        cells(data)


@pytest.mark.parametrize(
    "cell", [3, None, {}, {"cell_type": "code"}, {"cell_type": "code", "source": 3}]
)
def test_odd_cells_do_no_harm(cell):
    """What is not as documented is empty."""
    data = json.dumps({"cells": [cell, {"cell_type": "code", "source": ["x = 1\n", "y = 2"]}]})
    assert cells(data.encode())[-1] == Cell(2, "x = 1\ny = 2", ())


@pytest.mark.parametrize("text", ["(" * 50_000, "-" * 50_000 + "1", "x = " + "[" * 300 + "]" * 300])
def test_deep_nesting_is_a_syntax_error(text):
    """The parser's own limits hold."""
    assert "syntax error" in made(text).warnings[0]


def test_lines_of_a_report_become_cells():
    """Messages and frames name the cell."""
    found = made("import numpy as np\n", "\n\ndef affine(x):\n    return y\n")
    frames = (Frame(4, "affine", "return y"),)
    evidence = Evidence(("NameError: y",), "", frames)
    message = Message("`{type}` at {place} of your file", type="NameError", place=Place(4))
    verdict = Verdict(Status.ERROR, message, evidence)
    outcome = Outcome("values", "values", "rect", False, verdict, 0.0, 1.0, 0.1)
    report = Report(
        *("affine", Text("Affine"), "submission.py", "numpy", "cpu", 0),
        *(Isolation("process", ()), (outcome,), (), (), 0.1),
    )
    (after,) = relabelled(report, found).outcomes
    assert after.message == "`NameError` at cell 2, line 4 of your file"
    assert after.evidence.frames == (Frame(4, "affine, cell 2", "return y"),)


@pytest.mark.parametrize("passed", [True, False])
def test_remarks_are_for_who_does_not_pass(passed):
    """A magic that was left out is no news to somebody whose function is right."""
    found = made("%matplotlib inline\ndef affine(x):\n    return x\n")
    status = Status.PASS if passed else Status.FAIL
    outcome = Outcome("values", "values", "rect", False, Verdict(status), 0.0, 1.0, 0.1)
    report = Report(
        *("affine", Text("Affine"), "submission.py", "numpy", "cpu", 0),
        *(Isolation("process", ()), (outcome,), (), (), 0.1),
    )
    notes = ("cell 1, line 1: `%matplotlib inline` is left out",)
    assert relabelled(report, found).notes == (() if passed else notes)


def test_a_marker_with_many_blanks(within):
    """A line of a hundred thousand blanks takes no time."""
    with within(5):
        made("# grader: affine" + " " * 200_000 + "x\ndef affine(x):\n    return x")
