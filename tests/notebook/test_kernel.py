"""A real kernel runs notebooks: from the start to a pass, and everything that goes wrong."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.cli import main
from grader.cli._setting import Setting

from .conftest import ROOT, said

Run = Callable[..., Any]
LOAD = "%load_ext grader"
WRONG = "def affine(x):\n    return 2 * x"
RIGHT = "def affine(x):\n    return x + x + 1"


def test_from_start_to_pass(notebook: Run, tmp_path: Path) -> None:
    """Statement, a try that fails by name, a hint, a fix, a pass: one cell each."""
    done = notebook(
        LOAD,
        "%show affine",
        f"%%check affine --seed 3\n{WRONG}\nprint('runs', affine(1))\naffine(2)",
        "%hint",
        "%explain affine-no-shift",
        RIGHT,
        "%check",
        "%progress",
        "%repro affine rect --seed 3",
    )
    texts = [said(cell) for cell in done.cells]
    assert texts[0] == ""
    assert "def affine(x" in texts[1]
    assert texts[2].startswith("runs 2\n4\n✗ NOT YET  1 of 5 points, attempt 1, no hints")
    assert "▸ affine-no-shift" in texts[2]
    assert "notebook.ipynb · numpy · seed 3" in texts[2]
    assert "text/html" in done.cells[2].outputs[-1].data
    assert texts[3].startswith("affine   hint 1 of ")
    assert texts[4].startswith("affine-no-shift   ")
    assert texts[5] == ""
    assert texts[6].startswith("✓ PASSED  5 of 5 points, attempt 2, 1 hint ")
    assert "1 of 2 done" in texts[7]
    assert texts[8] == ""
    assert "  %hint affine   (1 of 1)\n" in texts[2].replace("hint      %", "  %")
    assert "%repro affine " in texts[2] and "grader " not in texts[2]
    events = (tmp_path / ".grader" / "progress.jsonl").read_text().splitlines()
    kinds = [json.loads(line)["event"] for line in events]
    assert kinds == ["checked", "hint", "checked"]


def test_what_is_graded(notebook: Run, tmp_path: Path) -> None:
    """The source of the cells: a change in the kernel is no part of it, nor what did not run."""
    (tmp_path / "theirs.py").write_text(RIGHT + "\n")
    done = notebook(
        LOAD,
        f"import grader\nimport theirs\n{RIGHT}\nearlier = affine",
        "affine = eval('affine')\nglobals()['affine'] = len\n%check affine",
        f"1 / 0\n{WRONG}",
        "%check affine",
        f"%%check affine\n{WRONG}\n1 / 0",
        "r = grader.check(earlier, 'affine'); print(bool(r), r.file)",
        "print(bool(grader.check(theirs.affine)))",
        "exec('def affine(x):\\n    return x'); grader.check(affine)",
        "grader.check(lambda x: 2 * x + 1)",
        "import functools\n\ndef twice(f):\n    @functools.wraps(f)\n"
        "    def g(x):\n        return f(x)\n    return g\n\n@twice\ndef affine(x):\n    return 2 * x + 1",
        "print(bool(grader.check(affine)))",
        "print(bool(grader.check('affine')), bool(grader.check()))",
    )
    texts = [said(cell) for cell in done.cells]
    assert "✓ PASSED" in texts[4]
    assert "ZeroDivisionError" in texts[5]
    assert "error: the cell raised, and is not graded\nhint: mend it" in texts[5]
    assert "NOT YET" not in texts[5]
    assert "UsageError: `affine` is not what its source says" in texts[6]
    assert texts[7] == "True\n"
    assert "UsageError: `affine` is not what its source says" in texts[8]
    assert "UsageError: a lambda has no name to be graded by" in texts[9]
    assert texts[11] == "True\n"
    assert texts[12] == "True True\n"


def test_errors_are_sentences(notebook: Run) -> None:
    """A word that is wrong is told below the cell, with what to do, and no traceback of ours."""
    usage = "`%check [--backend BACKEND] [--seed N] [--device DEVICE] [--lang LANG] [EX]`"
    nothing = "no cell defines what an exercise asks for", "`%%check EX` above the cell, or "
    said_to = {
        "%check afine": ("no exercise `afine`", "did you mean `affine`?\n"),
        "%%check nope\nx = 1": ("no exercise `nope`", "exercises are listed by `grader list`\n"),
        "%check --seed x": ("`--seed` is a whole number from 0, got `x`", ""),
        "%check --seed -3": ("`--seed` is a whole number from 0, got `-3`", ""),
        "%check affine --lang fr": ("`lang` is one of en, zh, got 'fr'", ""),
        "%check affine --backend tf": ("`backend` is one of numpy, torch, got 'tf'", ""),
        "%check affine --foo": ("`%check` does not know `--foo`", usage),
        "%check --seed": ("`%check` cannot read `--seed`", usage),
        "%check 'affine": ("`%check` cannot read `'affine`", usage),
        "%show": ("which exercise?", "`%show EX`; "),
        "%hint": ("no exercise is open", ""),
        "%hint nope": ("no exercise `nope`", ""),
        "%explain nope": ("no misconception `nope`", ""),
        "%quiz nope": ("this course has no quiz", ""),
        "%quiz -n 0": ("`-n` is a whole number from 1, got `0`", ""),
        "%repro affine": ("which case of which exercise?", "as in `%repro EX CASE`"),
        "%check": nothing,
        "%%check\nx = 1": nothing,
    }
    done = notebook(LOAD, *said_to)
    for cell, (error, hint) in zip(done.cells[1:], said_to.values(), strict=True):
        assert said(cell).startswith(f"error: {error}\n" + (f"hint: {hint}" if hint else ""))
        assert not any(output.output_type == "error" for output in cell.outputs)


def test_nothing_named_is_the_cells(notebook: Run, tmp_path: Path) -> None:
    """`grader.check()` grades the cells, never a file that somebody checked before."""
    (tmp_path / "affine.py").write_text(RIGHT + "\n")
    done = notebook(
        "import grader\nprint(bool(grader.check('affine.py')))",
        "grader.check()",
        WRONG,
        "print(bool(grader.check()))",
        "def double_it(x):\n    return 2 * x",
        "grader.check()",
    )
    texts = [said(cell) for cell in done.cells]
    assert texts[0] == "True\n"
    assert texts[1] == "UsageError: no cell defines what an exercise asks for\n"
    assert texts[3] == "False\n"
    assert texts[5].startswith("UsageError: `notebook.ipynb` is for several exercises: ")


def test_much_is_printed(notebook: Run) -> None:
    """Megabytes of a cell do not reach the report; the report itself stays small."""
    done = notebook(
        LOAD,
        "%%check affine --seed 1\ndef affine(x):\n    print('y' * 3_000_000)\n    return x + x + 1",
    )
    report = done.cells[1].outputs[-1].data
    assert "print" in report["text/plain"] and len(report["text/plain"]) < 5_000
    assert len(report["text/html"]) < 100_000


def test_two_at_once(notebook: Run) -> None:
    """Threads of one kernel check at the same time; each gets its own verdict."""
    done = notebook(
        "import grader, threading\nfrom concurrent.futures import ThreadPoolExecutor",
        "open('a.py', 'w').write('def affine(x):\\n    return x + x + 1\\n')\n"
        "open('b.py', 'w').write('def affine(x):\\n    return 2 * x\\n')",
        "with ThreadPoolExecutor(2) as pool:\n"
        "    print([bool(r) for r in pool.map(lambda f: grader.check(f, 'affine'), ['a.py', 'b.py'])])",
    )
    assert said(done.cells[2]) == "[True, False]\n"


def test_completion(notebook: Run) -> None:
    """Names of exercises stand behind the magics, options behind those of `%check`."""
    done = notebook(
        LOAD,
        "import warnings; warnings.simplefilter('ignore')\n"
        "complete = lambda text: get_ipython().complete('', text, len(text))[1]\n"
        "print(complete('%check af'), complete('%%check dou'), complete('%hint '))\n"
        "print(complete('%check affine --se'))",
    )
    assert said(done.cells[1]) == ("['affine'] ['double-it'] ['affine', 'double-it']\n['--seed']\n")


def test_in_chinese(notebook: Run) -> None:
    """The language is that of `$GRADER_LANG`, or of the option."""
    done = notebook(LOAD, f"%%check affine\n{RIGHT}", "%check affine --lang en", GRADER_LANG="zh")
    assert "通过" in said(done.cells[1])
    assert "PASSED" in said(done.cells[2])


@pytest.mark.parametrize("widgets", [True, False])
def test_a_quiz(notebook: Run, widgets: bool) -> None:
    """It is clicked on where widgets are; else lines are asked for, and a run by itself ends."""
    without = (
        "import sys\nsys.modules['ipywidgets'] = None\nimport importlib.util as u\n"
        "real = u.find_spec\nu.find_spec = lambda n, *a: None if n == 'ipywidgets' else real(n, *a)"
    )
    cells = ["pass" if widgets else without, "%quiz attention#att-01", "%review"]
    done = notebook(LOAD, *cells, GRADER_CONTENT=str(ROOT))
    assert said(done.cells[3]).startswith("Nothing is due for review.")
    shown = done.cells[2].outputs[0]
    if widgets:
        assert "application/vnd.jupyter.widget-view+json" in shown.data
    else:
        assert "question 1 of 1" in shown.text
        assert "Stopped; every answer is recorded." in said(done.cells[2])


def test_a_notebook_that_was_started(notebook: Run, tmp_path: Path, small: Path) -> None:
    """`start --notebook` writes one that runs; its starter is no try, at the shell neither."""
    environ = {"GRADER_CONTENT": str(small)}
    assert main(["start", "affine", "--notebook"], Setting(environ, tmp_path)) == 0
    begun = json.loads((tmp_path / "affine.ipynb").read_text())
    sources = ["".join(c["source"]) for c in begun["cells"] if c["cell_type"] == "code"]
    assert main(["check", "affine", "-q"], Setting(environ, tmp_path)) == 1
    fixed = sources[1].replace("raise NotImplementedError", "return x + x + 1")
    done = notebook(*sources, fixed, JPY_SESSION_NAME=str(tmp_path / "affine.ipynb"))
    texts = [said(cell) for cell in done.cells]
    assert "affine.ipynb:" in texts[1] and "is not written yet" in texts[1]
    assert texts[-1].startswith("✓ PASSED  5 of 5 points, attempt 1, no hints")
    assert "affine.ipynb · numpy" in texts[-1]


def test_an_interrupt_leaves_nothing(notebook: Run, tmp_path: Path) -> None:
    """A kernel that is interrupted in the middle of a check has no process below it any more."""
    done = notebook(
        LOAD,
        "import os, threading, signal, pathlib\n"
        "below = lambda p=os.getpid(): [c for t in pathlib.Path(f'/proc/{p}/task').iterdir()"
        " for c in (t / 'children').read_text().split()]\n"
        "threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()",
        "%%check affine\ndef affine(x):\n    while True:\n        pass",
        "import time\ntime.sleep(1)\nprint(below())",
        f"%%check affine\n{RIGHT}",
    )
    assert "KeyboardInterrupt" in said(done.cells[2])
    assert said(done.cells[3]) == "[]\n"
    assert "PASSED" in said(done.cells[4])


def test_what_starts_slowly_starts_once(notebook: Run, tmp_path: Path) -> None:
    """A second check has the processes of the first, and its own seed; they end with the kernel."""
    done = notebook(
        LOAD,
        "import os, pathlib\n"
        "below = lambda p=os.getpid(): [c for t in pathlib.Path(f'/proc/{p}/task').iterdir()"
        " for c in (t / 'children').read_text().split()]",
        f"%%check affine --seed 3\n{WRONG}",
        "first = below(); print(len(first) > 0)",
        f"%%check affine --seed 4\n{RIGHT}",
        "print(first == below()); import json; json.dump(first, open('below.json', 'w'))",
    )
    assert "seed 3" in said(done.cells[2]) and "NOT YET" in said(done.cells[2])
    assert said(done.cells[3]) == "True\n"
    assert "seed 4" in said(done.cells[4]) and "✓ PASSED" in said(done.cells[4])
    assert said(done.cells[5]) == "True\n"
    left = json.loads((tmp_path / "below.json").read_text())
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{n}").exists() for n in left) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [n for n in left if Path(f"/proc/{n}").exists()]


def test_where_nothing_confines(notebook: Run) -> None:
    """Where a machine has no stronger sandbox, as Colab has not, it is graded, and that is said."""
    done = notebook(
        LOAD,
        "from grader.messages import Message\nimport grader.sandbox.zygote as zygote\n"
        "zygote.unavailable = lambda device: Message('no user namespaces')",
        f"%%check affine\n{RIGHT}",
        "import grader\nprint(grader.check(affine).isolation.kind)",
    )
    shown = said(done.cells[2])
    assert "✓ PASSED" in shown
    assert "isolation: process (" in shown and "no user namespaces" in shown.replace("\n", " ")
    assert "process" in done.cells[2].outputs[-1].data["text/html"]
    assert said(done.cells[3]) == "process\n"


def test_what_no_cell_defines(notebook: Run, tmp_path: Path) -> None:
    """A name that is misspelt, a cell that raised, a class, an import: each is told or graded."""
    (tmp_path / "theirs.py").write_text(RIGHT + "\n")
    done = notebook(
        LOAD,
        "%%check affine\ndef afine(x):\n    return x",
        f"1 / 0\n{RIGHT}",
        "%check affine",
        "from theirs import affine\n%check affine",
        "class affine:\n    def __call__(self, x):\n        return x\n\n"
        "from grader.interface.objects import find\nimport pathlib\n"
        "print(find(affine, pathlib.Path()).path)",
        "affine.__call__ = lambda self, x: 2\nfind(affine, pathlib.Path())",
    )
    texts = [said(cell) for cell in done.cells]
    assert "did you mean `afine`" in texts[1]
    assert "cells that raised do not count after that: 3" in texts[3]
    assert "✓ PASSED" in texts[4]
    assert texts[5] == "notebook.ipynb\n"
    assert "`affine` is not what its source says" in texts[6]


def test_what_ran_of_a_cell_that_raised(notebook: Run) -> None:
    """What stands before the statement that raised counts, as the kernel has it; the rest does not."""
    done = notebook(
        LOAD,
        "import math\n\ndef one():\n    return 1\n\nimport (\n    no_such_module",
        "import math\n\ndef one():\n    return 1\n\nprint(\n    1 / 0)\ndef one():\n    return 2",
        "def affine(x):\n    return x + x + math.floor(one())",
        "%check affine",
        "import cmath\nimport no_such_module\nimport fractions",
        "def affine(x):\n    return x + x + 1 + cmath.pi * fractions.Fraction(0)",
        "%check affine",
    )
    assert "✓ PASSED" in said(done.cells[4])
    shown = said(done.cells[7])
    assert "name 'fractions' is not defined" in shown
    assert "cells that raised do not count after that: 2, 6" in shown


@pytest.mark.parametrize("head", ["%%check affine\n", "\n\n"])
def test_what_ran_is_counted_as_the_kernel_counts(notebook: Run, head: str) -> None:
    """Below a magic, and below blank lines, which Jupyter does not count."""
    done = notebook(
        LOAD,
        "def affine(x):\n    return 2 * x",
        f"{head}def affine(x):\n    return x + x + 1\n\nraise ValueError\n",
        "%check affine",
    )
    assert "✓ PASSED" in said(done.cells[3])
