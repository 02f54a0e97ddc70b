"""Sandboxes to test: every member of the family that works on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from grader import registry
from grader.model import Job, Limits, Sandbox
from grader.sandbox._session import WorkerSession

LIMITS = Limits(call=2.0, load=2.0, total=8.0, memory=256 << 20, output=8 << 20, printed=64 << 10)
Open = Callable[..., WorkerSession]


def _sandbox(kind: str) -> Iterator[Any]:
    module = registry.member("sandbox", kind)
    if reason := module.unavailable("cpu"):
        pytest.skip(reason)
    sandbox = module.open_sandbox("cpu")
    yield sandbox
    sandbox.close()


@pytest.fixture(scope="session", params=["process", "zygote"])
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """Every sandbox in turn: what holds for one must hold for all."""
    yield from _sandbox(request.param)


@pytest.fixture(scope="session")
def zygotes() -> Iterator[Any]:
    """The Linux sandbox, kept warm for all tests."""
    yield from _sandbox("zygote")


def _opener(sandbox: Sandbox) -> Iterator[Open]:
    sessions: list[Any] = []

    def open_session(source: str, *, backend: str = "numpy", **wants: Any) -> WorkerSession:
        limits = wants.pop("limits", LIMITS)
        job = Job(source.encode(), "submission.py", backend, limits, **wants)
        sessions.append(sandbox.open(job))
        return sessions[-1]

    yield open_session
    for session in sessions:
        session.close()


@pytest.fixture
def open_session(sandbox: Sandbox) -> Iterator[Open]:
    """Open sessions that are closed after the test."""
    yield from _opener(sandbox)


@pytest.fixture
def open_strict(zygotes: Sandbox) -> Iterator[Open]:
    """The same in the Linux sandbox only."""
    yield from _opener(zygotes)
