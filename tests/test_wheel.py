"""The wheel, in an environment of its own: the command, the content and the translations come along."""

from __future__ import annotations

import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path
from types import SimpleNamespace

import pytest

import grader
from grader.content import Content

ROOT = Path(__file__).parent.parent
FOLDERS = ("grader", "exercises", "solutions", "tests/hostile")
FILES = ("pyproject.toml", "setup.py", "README.md", "LICENSE")
OFFLINE = ("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    """Run a command with nothing of ours in its environment; return what it prints."""
    environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **more}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """Build the wheel from a clean copy and install it beside the libraries of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    tree, home = folder / "tree", folder / "venv"
    for name in FOLDERS:
        unwanted = shutil.ignore_patterns("__pycache__", "*.mo")
        shutil.copytree(ROOT / name, tree / name, ignore=unwanted)
    for name in FILES:
        shutil.copy(ROOT / name, tree / name)
    pip = (sys.executable, "-m", "pip")
    run(*pip, "wheel", *OFFLINE, "--no-build-isolation", "-w", folder, tree, cwd=folder)
    [wheel] = folder.glob("*.whl")
    venv.create(home, symlinks=True, with_pip=False)
    python = home / "bin" / "python"
    run(*pip, "--python", python, "install", *OFFLINE, wheel, cwd=folder)
    inside = Path(
        run(python, "-c", "import site; print(site.getsitepackages()[0])", cwd=folder).strip()
    )
    libraries = [path for path in sys.path if "site-packages" in path] or site.getsitepackages()
    (inside / "libraries.pth").write_text("\n".join(libraries) + "\n")
    return SimpleNamespace(wheel=wheel, bin=home / "bin")


def test_names(installed: SimpleNamespace) -> None:
    """The distribution has a name of its own; its version is the one that the package states."""
    assert installed.wheel.name == f"textbook_grader-{grader.__version__}-py3-none-any.whl"


def test_the_command_lists_the_whole_course(
    installed: SimpleNamespace, course: Content, tmp_path: Path
) -> None:
    """In an empty folder, every exercise of the repository is there."""
    listed = run(installed.bin / "grader", "list", cwd=tmp_path)
    assert [head.id for head in course.heads() if head.id not in listed] == []
    assert list(tmp_path.iterdir()) == []


def test_it_is_the_wheel_that_answers(installed: SimpleNamespace, tmp_path: Path) -> None:
    """Not the checkout, which the libraries' folder may lead to."""
    where = "import grader; print(grader.__file__)"
    said = run(installed.bin / "python", "-c", where, cwd=tmp_path)
    assert Path(said.strip()).is_relative_to(installed.bin.parent)


def test_solutions_and_translations(installed: SimpleNamespace, tmp_path: Path) -> None:
    """Without solutions nothing can be graded; without catalogues Chinese would be English."""
    command = installed.bin / "grader"
    assert "def " in run(command, "solution", "stable-softmax", "--give-up", cwd=tmp_path)
    [package] = installed.bin.parent.glob("lib/*/site-packages/grader")
    languages = {path.parts[-3] for path in package.glob("locale/*/LC_MESSAGES/grader.mo")}
    assert languages == {path.name for path in (ROOT / "grader" / "locale").iterdir()}
    assert (package / "py.typed").exists()
    assert not (package / "_content" / "setup.py").exists()


COURSE_NOTEBOOK = """
import numpy as np
try:
    import pandas as pd
    import matplotlib.pyplot as plt
except ImportError:
    pd = plt = None
rng = np.random.default_rng(0)
%load_ext grader
# %%
logits = rng.normal(size=(200, 4))
table = pd.DataFrame(logits).describe() if pd else np.percentile(logits, [25, 50, 75], axis=0)
table
# %%
%%check stable-softmax --seed 1
def softmax(x, axis=-1):
    weights = np.exp(x)
    return weights / weights.sum(axis=axis, keepdims=True)

def log_softmax(x, axis=-1):
    return np.log(softmax(x, axis))
# %%
counts, edges = np.histogram(softmax(logits).max(axis=1), bins=10)
if plt:
    plt.bar(edges[:-1], counts, width=np.diff(edges))
print(counts.sum(), "rows")
# %%
%%check stable-softmax --seed 1
def softmax(x, axis=-1):
    return np.exp(log_softmax(x, axis))

def log_softmax(x, axis=-1):
    shifted = x - x.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
# %%
%%check margins --seed 1
def distance_to_hyperplane(w, b, X):
    return np.abs(X @ w + b) / np.linalg.norm(w)

def functional_margin(w, b, X, y):
    return (y * (X @ w + b)).min()

def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / np.linalg.norm(w)

def margin_width(w):
    return 2 / np.linalg.norm(w)
# %%
import grader
print(grader.__file__)
print(grader.check(softmax, "stable-softmax", seed=1).passed)
%progress
"""

RUN = """
import sys, nbformat, nbclient
texts = open("course.txt").read().strip().split("\\n# %%\\n")
cells = [nbformat.v4.new_code_cell(text) for text in texts]
notebook = nbformat.v4.new_notebook(cells=cells)
nbclient.NotebookClient(notebook, timeout=300).execute()
nbformat.write(notebook, "course.ipynb")
"""


def test_a_course_notebook(installed: SimpleNamespace, tmp_path: Path) -> None:
    """A teacher's notebook, with tables and pictures around two exercises, runs on the wheel."""
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("nbclient")
    (tmp_path / "course.txt").write_text(COURSE_NOTEBOOK)
    python = installed.bin / "python"
    run(python, "-c", RUN, cwd=tmp_path, HOME=str(tmp_path))
    cells = nbformat.read(tmp_path / "course.ipynb", 4).cells
    shown = [
        "".join(o.get("text", "") or o.get("data", {}).get("text/plain", "") for o in c.outputs)
        for c in cells
    ]
    assert shown[2].startswith("✗ NOT YET") and "no-shift" in shown[2]
    assert shown[3] == "200 rows\n"
    assert shown[4].startswith("✓ PASSED")
    assert "margins" in shown[5].splitlines()[0]
    assert str(installed.bin.parent) in shown[6] and "True" in shown[6]
    checked = run(
        installed.bin / "grader",
        "check",
        "course.ipynb",
        "--exercise",
        "stable-softmax",
        "-q",
        cwd=tmp_path,
    )
    assert checked.startswith("PASSED")
