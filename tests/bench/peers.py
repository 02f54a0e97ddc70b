"""Other graders on the same submissions: an environment to throw away, and their course layouts.

gradescope-utils runs once per submission, otter once per submission, nbgrader once for the class;
each gets five checks, as in `bench_batch`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

PACKAGES = {
    "gradescope_utils": "gradescope-utils",
    "nbgrader": "nbgrader",
    "otter": "otter-grader",
}
SHAPES = ((3, 5), (4,), (2, 3, 4), (2, 2), (7,))
TEST = "np.testing.assert_allclose(affine(np.ones({shape})), 3 * np.ones({shape}))"
GRADESCOPE = """
import sys, unittest
sys.path.insert(0, {folder!r})
import numpy as np
from affine import affine
from gradescope_utils.autograder_utils.decorators import weight
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner
def check(shape):
    def test(self):
        np.testing.assert_allclose(affine(np.ones(shape)), 3 * np.ones(shape))
    return weight(1)(test)
T = type("T", (unittest.TestCase,), {{f"test_{{n}}": check(s) for n, s in enumerate({shapes})}})
suite = unittest.defaultTestLoader.loadTestsFromTestCase(T)
JSONTestRunner(visibility="visible").run(suite)
"""


def install(folder: Path) -> Path | None:
    """Return the Python of a new environment with the peers, or None where pip gets none."""
    environment = folder / "peers"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin" / "python"
    wanted = ["numpy", "pytest", *PACKAGES.values()]
    done = subprocess.run([python, "-m", "pip", "install", "-q", *wanted], capture_output=True)
    return python if done.returncode == 0 else None


def commands(
    python: Path | None, folder: Path, files: Sequence[Path]
) -> Iterator[tuple[str, list[list[str]], Path]]:
    """Yield name, commands and working folder of each peer that is installed; say which is not."""
    makers = {"gradescope_utils": _gradescope, "nbgrader": _nbgrader, "otter": _otter}
    for module, make in makers.items():
        code = f"import {module}"
        if python is None or subprocess.run([python, "-c", code], capture_output=True).returncode:
            print(f"{PACKAGES[module]}: not installed")
            continue
        place = folder / f"peer-{module}"
        place.mkdir()
        yield PACKAGES[module], make(python, place, files), place


def _gradescope(python: Path, place: Path, files: Sequence[Path]) -> list[list[str]]:
    codes = [GRADESCOPE.format(folder=str(f.parent), shapes=SHAPES) for f in files]
    return [[str(python), "-c", code] for code in codes]


def _otter(python: Path, place: Path, files: Sequence[Path]) -> list[list[str]]:
    cases = "".join(
        f'{{"code": r"""\n>>> import numpy as np\n>>> {TEST.format(shape=shape)}\n""",'
        ' "hidden": False, "locked": False},\n'
        for shape in SHAPES
    )
    test = (
        'OK_FORMAT = True\ntest = {"name": "q1", "points": 5, "suites": [{"type": "doctest",'
        f' "scored": True, "setup": "", "teardown": "", "cases": [\n{cases}]}}]}}\n'
    )
    bundle = place / "autograder.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("tests/q1.py", test)
        archive.writestr("otter_config.json", json.dumps({"show_stdout": False}))
    otter = [str(python), "-m", "otter", "run", "--no-logo", "-a", str(bundle)]
    found = []
    for number, file in enumerate(files):
        copy = place / f"{number}.ipynb"
        copy.write_text(_notebook([("code", file.read_text(), {})]))
        out = place / f"out-{number}"
        out.mkdir()
        found.append([*otter, "-o", str(out), str(copy)])
    return found


def _nbgrader(python: Path, place: Path, files: Sequence[Path]) -> list[list[str]]:
    def cells(solution: str) -> str:
        tests = [
            ("code", TEST.format(shape=shape), _grading(f"test-{n}", points=1))
            for n, shape in enumerate(SHAPES)
        ]
        answer = ("code", solution, _grading("answer", points=None))
        return _notebook([("code", "import numpy as np", {}), answer, *tests])

    (place / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'c'")
    source = place / "source" / "ps" / "affine.ipynb"
    source.parent.mkdir(parents=True)
    source.write_text(cells("def affine(x):\n    return 2 * x + 1\n"))
    nbgrader = [str(python), "-m", "nbgrader"]
    environ = {"PATH": f"{python.parent}:/usr/bin:/bin", "HOME": str(place)}
    made = [*nbgrader, "generate_assignment", "ps"]
    subprocess.run(made, cwd=place, env=environ, check=True, capture_output=True)
    for number, file in enumerate(files):
        copy = place / "submitted" / f"s{number:02}" / "ps" / "affine.ipynb"
        copy.parent.mkdir(parents=True)
        copy.write_text(cells(file.read_text()))
    return [[*nbgrader, "autograde", "ps"]]


def _grading(name: str, points: int | None) -> dict[str, object]:
    facts = {"grade": points is not None, "solution": points is None, "locked": points is not None}
    more = {} if points is None else {"points": points}
    return {"nbgrader": {"grade_id": name, "schema_version": 3, "task": False, **facts, **more}}


def _notebook(cells: Sequence[tuple[str, str, dict[str, object]]]) -> str:
    found = [
        {
            "cell_type": kind,
            "id": f"cell-{number}",
            "source": text,
            "metadata": metadata,
            "execution_count": None,
            "outputs": [],
        }
        for number, (kind, text, metadata) in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": found, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})
