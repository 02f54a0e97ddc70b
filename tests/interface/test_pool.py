"""The pool: much is graded by any threads, in order, and nothing is left behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import grader
from grader.errors import ContentError, UsageError

RIGHT = "def affine(x):\n    return x + x + 1\n"
WRONG = "def affine(x):\n    return 2 * x\n"


@pytest.fixture(scope="module")
def pool(small: Path) -> Iterator[grader.Grader]:
    with grader.Grader(jobs=2, seed=5, content=str(small)) as opened:
        yield opened


def below(pid: int) -> list[int]:
    """Return the processes below a process."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(word) for word in children.read_text().split()] if children.exists() else []
    return [*found, *(inner for child in found for inner in below(child))]


def test_one(pool: grader.Grader, folder: Path) -> None:
    """A text, bytes, a file, a notebook: each is graded as the command does; none is recorded."""
    (folder / "mine.py").write_text(WRONG)
    cell = {"cell_type": "code", "source": RIGHT}
    (folder / "work.ipynb").write_text(json.dumps({"cells": [cell], "nbformat": 4}))
    report = pool.grade(WRONG, "affine")
    assert (report.passed, report.mistakes) == (False, ("affine-no-shift",))
    assert (report.seed, report.file) == (5, "submission.py")
    assert "grader hint" not in str(report)
    assert pool.grade(RIGHT.encode(), "affine")
    named = pool.grade(Path("mine.py"), "affine")
    assert (named.file, named.outcomes[1].message) == ("mine.py", report.outcomes[1].message)
    assert pool.grade(folder / "work.ipynb", "affi")
    assert not (folder / ".grader").exists()


def test_much_in_order(pool: grader.Grader) -> None:
    """The reports come in the order of the sources, which are taken as they are needed."""
    taken: list[int] = []

    def sources() -> Iterator[str]:
        for n in range(30):
            taken.append(n)
            yield f"{RIGHT if n % 3 else WRONG}# {n}\n"

    reports = pool.map(sources(), "affine")
    assert not next(reports)
    assert len(taken) <= 2 * pool.jobs + 1
    assert [bool(report) for report in reports] == [n % 3 > 0 for n in range(1, 30)]


def test_a_failure_of_ours_ends_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A submission with which the grader itself fails has a report of its own, in its place."""
    from grader.errors import InternalError
    from grader.messages import Message

    answered = grader.Grader._answered

    def fails(self: grader.Grader, request: object, seconds: float) -> object:
        if b"fails" in request.work.source:  # type: ignore[attr-defined]
            raise InternalError(Message("the pool failed"))
        return answered(self, request, seconds)  # type: ignore[arg-type]

    monkeypatch.setattr(grader.Grader, "_answered", fails)
    with grader.Grader(jobs=1, seed=0, content=str(small)) as one:
        reports = list(one.map([RIGHT, f"{RIGHT}# fails\n", WRONG, RIGHT], "affine"))
        with pytest.raises(InternalError):
            one.grade(f"{RIGHT}# fails\n", "affine")
    assert [report.passed for report in reports] == [True, False, False, True]
    assert [report.internal for report in reports] == [False, True, False, False]
    assert "the grader failed here, not your code: the pool failed" in str(reports[1])
    assert reports[1].outcomes[0].message == "the pool failed"


def test_from_many_threads(pool: grader.Grader) -> None:
    """Threads share a pool; each gets the report on its own submission."""
    tasks = [
        (RIGHT, "affine"),
        (WRONG, "affine"),
        (RIGHT.replace("affine", "double_it"), "double-it"),
    ]
    with ThreadPoolExecutor(6) as threads:
        reports = list(threads.map(lambda task: pool.grade(*task), tasks * 4))
    assert [bool(report) for report in reports] == [True, False, True] * 4
    assert [report.exercise for report in reports] == ["affine", "affine", "double-it"] * 4


def test_what_is_wrong_with_a_call(pool: grader.Grader, folder: Path, tmp_path: Path) -> None:
    """The caller's fault, an author's fault and a broken notebook are told apart."""
    with pytest.raises(UsageError, match="no exercise `nope`"):
        pool.grade(RIGHT, "nope")
    with pytest.raises(UsageError, match=r"cannot read `.*x.py`"):
        pool.grade(Path("x.py"), "affine")
    (folder / "x.ipynb").write_text("{")
    with pytest.raises(UsageError, match="it is no JSON"):
        pool.grade(Path("x.ipynb"), "affine")
    with pytest.raises(UsageError, match="`jobs` must be 1 or more, got 0"):
        grader.Grader(jobs=0)
    with pytest.raises(UsageError, match="is no folder"):
        grader.Grader(content=str(tmp_path / "none"))
    course = tmp_path / "course"
    (course / "exercises" / "01-x").mkdir(parents=True)
    (course / "exercises" / "01-x" / "broken.yaml").write_text("schema: 1\nid: broken\n")
    with grader.Grader(jobs=1, content=str(course)) as one, pytest.raises(ContentError):
        one.grade(RIGHT, "broken")


def test_nothing_is_left(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the `with`, or an interrupt in it, no process of the pool is there."""
    import os

    before = set(below(os.getpid()))
    with pytest.raises(KeyboardInterrupt), grader.Grader(jobs=1, content=str(small)) as pool:
        pool.submit("def affine(x):\n    while True: pass\n", "affine")
        pool.submit(RIGHT, "affine")
        raise KeyboardInterrupt
    assert set(below(os.getpid())) <= before


def test_memory_is_bounded() -> None:
    """A process of the pool keeps the truths of few exercises, and is replaced now and then."""
    from grader.classroom.engine import RECYCLE
    from grader.grading.conductor import KEPT

    assert KEPT <= 8 and RECYCLE <= 1000


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (None, "a source is a text, bytes or a `Path`, got NoneType"),
        (3, "a source is a text, bytes or a `Path`, got int"),
        ("work.py", "`work.py` is the name of a file, and no source"),
    ],
    ids=["none", "number", "name"],
)
def test_what_is_no_source(pool: grader.Grader, source: object, message: str, folder: Path) -> None:
    """It is refused; a file of the folder that is called so is nobody's answer."""
    (folder / "submission.py").write_text(RIGHT)
    with pytest.raises(UsageError) as caught:
        pool.grade(source, "affine")  # type: ignore[arg-type]
    assert caught.value.message == message


def test_a_file_comes_alone(pool: grader.Grader, folder: Path) -> None:
    """Uploads of many people lie in one folder: nobody's file brings another's."""
    (folder / "alice.py").write_text(RIGHT)
    (folder / "bob.py").write_text("from alice import affine\n")
    assert not pool.grade(folder / "bob.py", "affine").passed
