"""Shared by the tests: the small course, a grader over the portable sandbox, short ways to grade."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from grader.content import Content, find_content
from grader.grading import Grader
from grader.model import Exercise, Report, Submission
from grader.sandbox import choose

TESTS = Path(__file__).parent
ROOT = TESTS.parent

settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("long", max_examples=5_000)
settings.load_profile("same")
"""The same examples are drawn at every run. `--hypothesis-profile long` explores; what it finds
becomes an `@example`, so that it is tried at every run from then on."""


@pytest.fixture(scope="session")
def course() -> Content:
    """The course of the repository."""
    return find_content(str(ROOT), {}, ROOT)


@pytest.fixture(scope="session")
def mini() -> Content:
    """A course with one exercise that has every kind of check."""
    return find_content(str(TESTS / "courses" / "mini"), {}, ROOT)


@pytest.fixture(scope="session")
def center(mini: Content) -> Exercise:
    return mini.exercise("center-rows")


@pytest.fixture(scope="session")
def grader() -> Iterator[Grader]:
    """A grader in the strongest sandbox of this machine."""
    with Grader(choose(), seed=11) as opened:
        yield opened


Grade = Callable[..., Report]


@pytest.fixture(scope="session")
def grade(grader: Grader, mini: Content, center: Exercise) -> Grade:
    """Grade a source text as a submission to `center-rows`."""

    def run(source: str | bytes, **options: object) -> Report:
        data = textwrap.dedent(source).encode() if isinstance(source, str) else source
        submission = Submission(data, "mine.py")
        return grader.grade(submission, center, mini.misconceptions(), **options)  # type: ignore[arg-type]

    return run
