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


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of ours in its environment; return what it prints."""
    environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
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
