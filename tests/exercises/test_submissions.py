"""Submissions by many hands: correct ones pass whole, wrong ones fail under their right names.

How fast a right one is, is not asked: a busy machine may cost it points. `checks/test_kinds.py` has
a file that is too slow, and the proofs time every model answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from grader.checks import kind_of, kinds
from grader.content import Content
from grader.grading import Conductor
from grader.messages import Language
from grader.model import Report, Submission

from .corpus import TESTS, Expected, paths, read

SEEDS = (3, 29, *range(3), *range(4, 19))
"""Twenty seeds. `make test` grades every right file at one of the first three, in turn."""
IN_TURN = 3
MOST = {"correct": 12, "wrong": 24}
"""How many of an exercise `make test` grades, evenly spread by their names; a nightly run, all."""


def files(folder: str, *, all_of_them: bool) -> list[Path]:
    """Return the submissions below a folder, of every exercise as many as `MOST` says."""
    groups: dict[str, list[Path]] = {}
    for path in paths(folder):
        groups.setdefault(path.parent.name, []).append(path)
    most = 10**6 if all_of_them else MOST[folder]
    return [
        path
        for group in groups.values()
        for place, path in enumerate(group)
        if place * most // len(group) != (place - 1) * most // len(group)
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    count = metafunc.config.getoption("--seeds")
    if "right" in metafunc.fixturenames:
        pairs = [
            pytest.param(path, seed, id=f"{seed}-{path.parent.name}/{path.stem}")
            for place, path in enumerate(files("correct", all_of_them=count > 0))
            for seed in (SEEDS[:count] if count else (SEEDS[place % IN_TURN],))
        ]
        metafunc.parametrize(("right", "seed"), pairs)
    if "wrong" in metafunc.fixturenames:
        chosen = files("wrong", all_of_them=count > 0)
        metafunc.parametrize("wrong", chosen, ids=[f"{p.parent.name}/{p.stem}" for p in chosen])


@pytest.fixture(scope="session")
def confined(graders: Callable[[int], Conductor]) -> Conductor:
    """A grader that has met the right submissions."""
    return graders(SEEDS[0])


def graded(
    found: Expected, grader: Conductor, course: Content, skipped_kinds: Sequence[str] = ()
) -> Report:
    exercise = course.exercise(found.exercise)
    submission = Submission(found.source, found.name)
    known = course.misconceptions()
    return grader.grade(submission, exercise, known, skipped_kinds=skipped_kinds)


def failures(report: Report) -> list[str]:
    """What a submission lost; speed may cost points on a busy machine."""
    return [
        f"{o.check} {o.case}: {o.status} {o.message}"
        for o in report.outcomes
        if not o.passed and o.kind != "speed"
    ]


def test_a_correct_submission_passes(
    right: Path, seed: int, graders: Callable[[int], Conductor], course: Content
) -> None:
    """However it is written, a right answer loses nothing but, perhaps, for its time."""
    timed = [kind for kind in kinds() if kind_of(kind).timed]
    report = graded(read(right), graders(seed), course, skipped_kinds=timed)
    assert failures(report) == []


def test_a_wrong_submission_fails_by_name(
    wrong: Path, confined: Conductor, course: Content
) -> None:
    """A listed mistake is named; one that is not listed is not given a wrong name."""
    found = read(wrong)
    report = graded(found, confined, course)
    assert failures(report), "nothing was found wrong"
    assert not report.internal
    named = [diagnosis.id for diagnosis in report.diagnosis]
    if found.mistake == "none":
        assert named == []
    else:
        assert found.mistake in named


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("stable-softmax/log_unshifted_alone", {"no-shift"}),
        (
            "layer-norm/annotated_transformer_last_axis",
            {"last-axis-only", "torch-var-unbiased", "eps-outside-sqrt"},
        ),
        ("can-postprocess/axes_swapped", {"rows-before-columns"}),
        ("critic-lipschitz/b_no_graph_anywhere", {"no-create-graph"}),
        ("margins/norm_squared_everywhere", {"norm-squared"}),
        ("perceptron-dual/alpha_signed_scores_right", {"alpha-plus-label"}),
    ],
)
def test_as_few_mistakes_as_explain_it(
    path: str, names: set[str], confined: Conductor, course: Content
) -> None:
    """One of one function before three of all; three where nothing less will do."""
    [file] = (TESTS / "wrong").glob(f"{path}.*")
    report = graded(read(file), confined, course)
    assert {diagnosis.id for diagnosis in report.diagnosis} == names


STANDS_STILL = b"""
import numpy as np
def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    return dict(alpha=np.full(len(y), 0.25), b=0.5, n_iter=1, converged=True)
"""


def test_a_statement_is_told_with_its_numbers(confined: Conductor, course: Content) -> None:
    """What does not hold is said of numbers that can be seen."""
    report = graded(Expected("svm-smo", "svm_smo.py", STANDS_STILL), confined, course)
    [outcome] = (o for o in report.outcomes if o.check == "contradictory-pair")
    told = "your result is {'alpha': [0.25, 0.25], 'b': 0.5, 'n_iter': 1, 'converged': True}"
    assert outcome.evidence.lines == (told,)


def test_a_mistake_in_chinese(confined: Conductor, course: Content) -> None:
    """Name and evidence are in the language that is asked for."""
    [path] = TESTS.glob("wrong/scaled-dot-product-attention/no_scale.*")
    [found] = graded(read(path), confined, course).diagnosis
    evidence = Language("zh").of(found.evidence)
    assert evidence.startswith(f"你的输出与“{found.title.get('zh')}”的参考实现在 ")
    assert " probes" not in evidence


UNLIKE = b"""
import numpy as np
def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.reshape(-1)[:1].copy()
    return np.where(rng.random(x.shape) < p, 0, x / (1 - p) if p < 1 else 0.0).astype(x.dtype)
"""


def test_a_relation_that_cannot_be_evaluated_names_nothing(
    confined: Conductor, course: Content
) -> None:
    """A result of another shape has no property, so it does not show a mistake by lacking it."""
    report = graded(Expected("dropout", "dropout.py", UNLIKE), confined, course)
    assert failures(report)
    assert [diagnosis.id for diagnosis in report.diagnosis] == []
