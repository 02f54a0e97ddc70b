"""A file, a cell of a notebook, a program: whichever way a submission comes, its verdict is one."""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

import grader
from grader.classroom.notebook import Cell, module
from grader.content import Content
from grader.interface.desk import Desk
from grader.interface.functions import check_at
from grader.interface.work import Work
from grader.model import Exercise

from .corpus import TESTS, paths, read

COMPUTED = {
    "bleu/always_four",
    "bleu/decimal_exact",
    "bleu/precision_not_counts",
    "mp-neuron-gates/heaviside",
    "svm-smo/backwards_where_concave",
    "svm-smo/small_c_refused",
}
"""Submissions with a statement that computes at the left margin and that no function needs."""
SOME = (
    "correct/bleu/decimal_exact.py",
    "wrong/bleu/always_four.edit",
    "wrong/stable-softmax/log_unshifted_alone.py",
)


def tree(source: str) -> str:
    """Return what a source does, without its texts that do nothing."""
    parsed = ast.parse(source)
    idle = [n for n in parsed.body if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)]
    parsed.body = [node for node in parsed.body if node not in idle]
    return ast.dump(parsed)


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_a_notebook_takes_the_same_code(course: Content) -> None:
    """What is graded of a cell is what is graded of a file, for every submission of the tests."""
    exercises: dict[str, Exercise] = {}
    other = set()
    for path in [*paths("correct"), *paths("wrong")]:
        found = read(path)
        task = exercises.setdefault(found.exercise, course.exercise(found.exercise))
        text = found.source.decode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = module([Cell(1, text)], task.id, task.entries)
            if tree(made.source) != tree(text):
                other.add(f"{path.parent.name}/{path.stem}")
    assert other == COMPUTED


@pytest.fixture(scope="module")
def pool() -> Iterator[grader.Grader]:
    with grader.Grader(jobs=1, seed=3, content=str(TESTS.parent)) as opened:
        yield opened


@pytest.mark.parametrize("name", SOME)
def test_one_verdict(
    name: str, pool: grader.Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By `grader.check`, as a running notebook's cell and by a pool: the same verdict and names."""
    monkeypatch.chdir(tmp_path)
    found = read(next(TESTS.glob(name)))
    path = tmp_path / found.name
    path.write_bytes(found.source)
    desk = Desk(content=str(TESTS.parent))
    cell = {"cell_type": "code", "source": f"%%check {found.exercise}\n{found.source.decode()}"}
    given = json.dumps({"cells": [cell], "nbformat": 4}).encode()
    reports = [
        grader.check(path, found.exercise, seed=3, content=str(TESTS.parent)),
        check_at(desk, Work(tmp_path / "hw.ipynb", found.exercise, given=given), seed=3),
        pool.grade(path, found.exercise),
        pool.grade(found.source, found.exercise),
    ]
    slow = {"speed"}  # a busy machine may cost one of them points
    verdicts = {(r.mistakes, tuple(set(r.failed) - slow)) for r in reports}
    assert len(verdicts) == 1
