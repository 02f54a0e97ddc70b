"""A file is taken in as far as it goes: its tail may fail, and a module may not be here."""

from __future__ import annotations

import textwrap

import pytest

from grader.content import Content
from grader.model import Status, Submission
from grader.worker.beside import joined

RIGHT = "import numpy as np\n\ndef affine(x):\n    return x + x + 1\n"


@pytest.fixture
def taken(grader, small):
    """Return a function that grades a source: whether it passes, what failed, and the notes."""
    content = Content(small)

    def run(source: str):
        submission = Submission(textwrap.dedent(source).encode(), "affine.py")
        report = grader.grade(submission, content.exercise("affine"), {})
        failed = [o for o in report.outcomes if not o.passed and o.status is not Status.BLOCKED]
        return report.passed, failed[0] if failed else None, [str(n) for n in report.notes]

    return run


TAILS = {
    "reads a file": ("d = np.loadtxt('data.csv')", ""),
    "arguments": ("import sys\nn = int(sys.argv[1])", ""),
    "asserts": ("assert affine(np.ones((2, 2)))[0, 0] == 1, 'hm'", "AssertionError: hm"),
    "misspells": ("print(affin(1))", "NameError: name 'affin' is not defined"),
    "ends": ("raise SystemExit(0)", "SystemExit: 0"),
    "fails inside": ("def go():\n    return 1 / 0\n\nx = (1 +\n     go())", "ZeroDivisionError: division by zero"),
}  # fmt: skip


@pytest.mark.parametrize(("tail", "error"), TAILS.values(), ids=TAILS)
def test_a_failing_tail(taken, tail, error):
    """What was defined counts; what failed is told with its line."""
    passed, failed, notes = taken(RIGHT + "\n" + tail + "\n")
    assert passed, failed
    (note,) = notes
    assert "failed and was left out" in note
    assert note.split(": ")[0].startswith("line ")
    assert note.endswith(error) or not error


def test_the_failing_line_is_named(taken):
    """With its text; what stands below it is run."""
    source = "import numpy as np\nd = [][1]\nONE = 1\n" + RIGHT.replace("+ 1", "+ ONE")
    passed, _, notes = taken(source)
    assert passed
    assert notes == [
        "line 2: `d = [][1]` failed and was left out: IndexError: list index out of range"
    ]


def test_future_imports_hold_for_what_is_run_again(taken):
    """Annotations that cannot be evaluated are not, below a line that fails."""
    source = "from __future__ import annotations\n1 / 0\n" + RIGHT.replace("(x)", "(x: Nothing)")
    assert taken(source)[0]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("1 / 0\n", "the file defines no function `affine`"),
        ("def affine(x=1 / 0):\n    return x\n", "ZeroDivisionError"),
        ("raise SystemExit(0)\n" + RIGHT, "`exit`"),
    ],
)
def test_without_the_function_the_failure_is_the_verdict(taken, source, said):
    """As it was: nothing is graded."""
    passed, failed, notes = taken(source)
    assert not passed
    assert failed.check == "runs"
    assert said in failed.message
    assert notes == []


def test_printing_a_lot(taken):
    """A table on the screen is no reason to fail."""
    assert taken(RIGHT + "for n in range(400_000):\n    print(n)\n")[0]


UNUSED = """
    import matplotlib.pyplot as plt
    import pandas as pd, numpy as np
    from google.colab import files, drive
    from tqdm import tqdm
    from mine import *

    class Net(pd.Module):
        weight = pd.Parameter(3) @ 2

    frame = pd.read_csv("x.csv")[1:]
    frame["a"] = frame.b + 1 - 2 * frame
    for row in tqdm(frame.iterrows()):
        print(row)
    with plt.style.context("x") as c:
        plt.figure(figsize=(3, 4)).add_subplot(1).plot(-frame)
    if frame.empty and len(frame) > 0 or frame < 3:
        drive.mount("/content")

    @pd.jit
    def affine(x):
        return helper(x)

    @pd.jit(cache=True)
    def helper(x):
        return x + x + 1
"""


def test_modules_that_nothing_uses(taken):
    """They do nothing at the top of the file, decorate nothing, and each is noted once."""
    passed, failed, notes = taken(UNUSED)
    assert passed, failed
    assert [note.split("`")[1] for note in notes] == [
        "matplotlib",
        "pandas",
        "google",
        "tqdm",
        "mine",
    ]
    assert notes[0] == (
        "line 2: module `matplotlib` is not available: what the file does with it is left out, and "
        "a function that uses it fails"
    )


USED = {
    "the module": "import pandas as pd\ndef affine(x):\n    return pd.DataFrame(x)\n",
    "what came of it": "import pandas as pd\nm = pd.mean\ndef affine(x):\n    return x + m(x)\n",
    "imported there": "def affine(x):\n    import pandas\n    return x\n",
    "looped over": "from pandas import tqdm\nr = tqdm(3)\ndef affine(x):\n    for _ in r:\n        pass\n",
}  # fmt: skip


@pytest.mark.parametrize("source", USED.values(), ids=USED)
def test_a_function_that_uses_one(taken, source):
    """Its failure names the module, the line, and what there is."""
    passed, failed, _ = taken(source)
    assert not passed
    assert failed.check == "values"
    assert "ModuleNotFoundError" in failed.message
    assert "`pandas` is not available here: there is numpy and the standard library" in "\n".join(
        map(str, failed.evidence.lines)
    )


def test_an_import_that_may_fail_fails(taken):
    """The file knows what to do then."""
    source = "try:\n    import cupy as xp\nexcept ImportError:\n    import numpy as xp\n"
    assert taken(source + RIGHT.replace("x + x", "xp.asarray(x) + x"))[0]


@pytest.mark.parametrize("line", ["from . import x", "import worker"])
def test_what_has_no_stand_in(taken, line):
    """A relative import, and modules that are in a worker all the same."""
    passed, failed, _ = taken(f"{line}\n{RIGHT}")
    assert (passed, failed.check, failed.finding) == (False, "runs", "import")


HIDDEN = {
    "written": "import torch.nn.functional as F\n\n\ndef norm(x):\n    return F.layer_norm(x, x.shape)\n",
    "spelled by parts": (
        "import torch\n\n\ndef norm(x):\n"
        "    return getattr(torch.nn.functional, 'layer' + '_norm')(x, x.shape)\n"
    ),
}


@pytest.mark.parametrize("module", HIDDEN.values(), ids=HIDDEN)
def test_what_is_forbidden_is_forbidden_in_a_module_beside_the_file(grade, module):
    """Where it is read, and where it only runs."""
    file = "import helper\n\n\ndef center(x, factor=1.0):\n    return helper.norm(x)\n\n\ndef roots(x):\n    return x, 1\n"
    report = grade(joined(file, {"helper": module}), backend="torch")
    assert not report.passed
    failed = next(o for o in report.outcomes if o.check == "source")
    assert failed.status is Status.FAIL


def test_a_module_beside_the_file_fails_like_a_line(taken):
    """The statement that imports it is told, with the error in the module."""
    passed, _, notes = taken(joined("import helper\n" + RIGHT, {"helper": "x = 1\ny = [][1]\n"}))
    assert passed
    assert notes == [
        "line 1: `import helper` failed and was left out: IndexError: list index out of range"
    ]
    passed, _, notes = taken(joined("import helper\n" + RIGHT, {"helper": "def f(:\n"}))
    assert passed
    assert notes[0].startswith("line 1: `import helper` failed and was left out: SyntaxError")


def test_a_module_of_a_module_that_is_not_here(taken):
    """It has a stand-in, too."""
    file = "from helper import more\n" + RIGHT.replace("+ 1", "+ more()")
    module = "import pandas as pd\npd.set_option('x', 1)\n\n\ndef more():\n    return 1\n"
    passed, failed, notes = taken(joined(file, {"helper": module}))
    assert passed, failed
    assert ["module `pandas` is not available" in note for note in notes] == [True]
