"""The functions of `import grader`, against the commands of the same name."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import grader
from grader.errors import UsageError
from grader.interface import functions, objects

RIGHT = "import numpy as np\n\n\ndef affine(x):\n    return x + x + 1\n"
WRONG = "import numpy as np\n\n\ndef affine(x):\n    return 2 * x\n"


def events(folder: Path) -> list[dict[str, object]]:
    log = folder / ".grader" / "progress.jsonl"
    return [json.loads(line) for line in log.read_text().splitlines()]


def test_a_report(load: Callable[[str, str], ModuleType], folder: Path) -> None:
    """It is true or false, printed it is the screen of the command, and it cannot be changed."""
    report = grader.check(load("mine", WRONG).affine, seed=4)
    assert not report
    assert (report.exercise, report.seed, report.passed) == ("affine", 4, False)
    assert (report.points, report.max_points) == (1.0, 5.0)
    assert (report.failed, report.mistakes) == (("values",), ("affine-no-shift",))
    assert str(report).startswith("✗ NOT YET  1 of 5 points, attempt 1, no hints")
    assert "  mine.py · numpy · seed 4" in str(report)
    assert repr(report) == "<Report of affine: not passed, 1 of 5>"
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.seed = 5
    shown = report._repr_mimebundle_()
    assert shown["text/plain"] == str(report)
    assert "NOT YET" in shown["text/html"]
    assert "<script" not in shown["text/html"]
    data = json.loads(report.as_format("json"))
    assert (data["exercise"], data["passed"]) == ("affine", False)
    assert events(folder)[-1]["event"] == "checked"


@pytest.mark.parametrize("how", ["function", "path", "text", "exercise", "nothing"])
def test_what_is_meant(load: Callable[[str, str], ModuleType], folder: Path, how: str) -> None:
    """A function, a path, the name of an exercise, and what was worked on last: the same file."""
    module = load("affine", RIGHT)
    if how == "nothing":
        grader.check("affine.py")
    work = {
        "function": module.affine, "path": folder / "affine.py", "text": "affine.py",
        "exercise": "affine", "nothing": None,
    }[how]  # fmt: skip
    report = grader.check(work, seed=1)
    assert report
    assert report.file == "affine.py"
    assert str(report).startswith("✓ PASSED  5 of 5 points, attempt 1, no hints")


def test_a_script_that_checks_itself(folder: Path) -> None:
    """What is graded are its definitions; what it does besides is not done again, and lines stay."""
    (folder / "work.py").write_text(
        "import grader\nprint('once')\nSHIFT = 1\nscale = int('2')\n\n"
        "def affine(x):\n    return scale * x + SHIFT + missing\n\n"
        "print(grader.check(affine, lang='en'))\n"
    )
    done = subprocess.run(
        [sys.executable, "work.py"], capture_output=True, text=True, cwd=folder,
        env={"PYTHONPATH": str(Path(grader.__file__).parents[1]), "PATH": "/usr/bin:/bin",
             "GRADER_CONTENT": str(Path(__import__("os").environ["GRADER_CONTENT"]))},
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.count("once") == 1
    assert "work.py:7:32  in affine" in done.stdout


def test_errors_say_what_to_do(folder: Path) -> None:
    """An error has the hint of the command as a note."""
    with pytest.raises(grader.GraderError, match="no exercise `afine`") as error:
        grader.check("afine")
    assert error.value.__notes__ == ["hint: did you mean `affine`?"]
    with pytest.raises(grader.GraderError, match="no file `x"):
        grader.check("x.py")
    with pytest.raises(grader.GraderError, match="nothing to check"):
        grader.check()


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"backend": "jax"}, "`backend` is one of numpy, torch, got 'jax'"),
        ({"device": "tpu"}, "`device` is one of cpu, cuda, mps, auto, got 'tpu'"),
        ({"details": "all"}, "`details` is one of full, actual, none, got 'all'"),
        ({"lang": "xx"}, "`lang` is one of en, zh, got 'xx'"),
        ({"seed": -1}, "`seed` is a whole number from 0, got -1"),
        ({"seed": "1"}, "`seed` is a whole number from 0, got '1'"),
        ({"exercise": "double"}, "`affine` and `double` are two exercises"),
    ],
)
def test_options_are_looked_at(folder: Path, option: dict[str, object], said: str) -> None:
    """What a command refuses, a call refuses, too."""
    with pytest.raises(grader.GraderError) as error:
        grader.check("affine", **option)
    assert str(error.value) == said


def test_the_other_functions(folder: Path) -> None:
    """They return what the commands print, and its facts."""
    (folder / "affine.py").write_text(WRONG)
    assert not grader.check("affine", seed=2)
    shown = grader.show("affine")
    assert "def affine(x" in shown.data["stub"]
    assert shown.data["statement"] in str(shown)
    assert repr(shown) == str(shown)
    with pytest.raises(UsageError, match="hints are counted from 1, got -1"):
        grader.hint("affine", -1)
    hint = grader.hint()
    assert (hint.data["exercise"], hint.data["level"]) == ("affine", 1)
    assert events(folder)[-1] == {**events(folder)[-1], "event": "hint", "level": 1}
    explained = grader.explain("affine-no-shift")
    assert explained.data["exercises"] == ["affine"]
    assert "affine-no-shift" in grader.explain()
    assert "def affine" not in grader.repro("affine", "rect")
    assert "affine" in grader.repro("affine", "rect")
    assert grader.progress().data["exercises"][0]["name"] == "affine"
    assert grader.show("affine", lang="zh") != shown


@pytest.mark.parametrize("beside", [True, False])
def test_a_class_with_functions_beside_it(beside, tmp_path):
    """A class is refused where a function of its file would be graded instead of its method."""
    name = "affine" if beside else "other"
    source = f"def {name}(x):\n    return x\n\n\nclass Solution:\n    pass\n"
    path = tmp_path / "work.py"
    path.write_text(source)
    found = objects.Found(path, name="Solution")
    solution = type("Solution", (), {})
    refused = pytest.raises(UsageError, match="`affine` stands outside of class `Solution`, too")
    with refused if beside else contextlib.nullcontext():
        functions._refuse_beside(solution, {"affine"}, found)


def test_a_function_of_another_name(tmp_path):
    """It is refused where what is asked for stands beside it: that would be graded in its place."""
    path = tmp_path / "work.py"
    path.write_text("def affine(x):\n    return x\n\n\ndef faster(x):\n    return x + 1\n")
    with pytest.raises(UsageError, match="`affine` is asked for, and stands beside `faster`"):
        functions._refuse_beside(lambda x: x, {"affine"}, objects.Found(path, name="faster"))
    functions._refuse_beside(lambda x: x, {"affine"}, objects.Found(path, name="affine"))


@pytest.mark.parametrize(
    ("call", "said", "hint"),
    [
        (
            lambda: grader.show("nope", lang="zh"),
            "没有练习 `nope`",
            "提示：`grader list` 列出全部练习",
        ),
        (
            lambda: grader.check("nope.py", lang="zh"),
            "没有文件 `nope.py`",
            "提示：`grader start EX`",
        ),
        (lambda: grader.Grader(jobs=0, lang="zh"), "`jobs` 至少为 1，现为 0", ""),
        (lambda: grader.show("nope", lang="fr"), "`lang` is one of en, zh, got 'fr'", ""),
    ],
)
def test_errors_speak_the_language(
    call: Callable[[], object], said: str, hint: str, folder: Path
) -> None:
    """An error and its hint are in the language that was asked for."""
    with pytest.raises(grader.GraderError) as caught:
        call()
    assert str(caught.value) == said
    assert "".join(getattr(caught.value, "__notes__", [])).startswith(hint)


def test_repro_takes_the_last_seed(folder: Path) -> None:
    """Without a seed, the inputs are those of the last report."""
    (folder / "affine.py").write_text("def affine(x):\n    return 2 * x\n")
    grader.check("affine.py", seed=17)
    assert grader.repro("affine", "rect").startswith("# grader repro: affine, case rect, seed 17")
    again = grader.repro("affine", "rect", seed=3)
    assert again.startswith("# grader repro: affine, case rect, seed 3")


def test_a_long_notebook_is_no_large_source(folder: Path) -> None:
    """Of the cells that were run, what is graded counts against the limit, not the history."""
    from grader.interface.desk import Desk
    from grader.interface.work import read

    def notebook(*cells: str) -> bytes:
        made = [{"cell_type": "code", "source": text} for text in cells]
        return json.dumps({"cells": made, "nbformat": 4}).encode()

    desk = Desk()
    task = desk.course.exercise("affine")
    plots = [f"print('{'x' * 2_000}', {n})" for n in range(200)]
    given = notebook(*plots, RIGHT, *plots)
    assert len(given) > task.limits.source
    code = read(desk, folder / "notebook.ipynb", task, given=given)
    assert b"def affine" in code.data and len(code.data) < 1_000
    (folder / "saved.ipynb").write_bytes(given)
    with pytest.raises(UsageError, match="KiB of code, allowed 256 KiB"):
        read(desk, folder / "saved.ipynb", task)
