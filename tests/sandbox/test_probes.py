"""What `grader doctor` is told about this machine."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from grader.errors import SandboxError
from grader.sandbox import _probes, probe, zygote
from grader.worker.confine import landlock
from grader.worker.confine.probes import PROBES


def test_every_layer_is_tried_and_explained() -> None:
    """Each probe has its words, and says something."""
    found = probe()
    assert [p.layer for p in found] == list(PROBES) == list(_probes._LAYERS)
    assert all(p.found for p in found)
    assert all(bool(p.advice) is not p.works for p in found)


@pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")
def test_agrees_with_the_sandbox() -> None:
    """Where the sandbox runs, every layer that it needs was found to work."""
    found = {p.layer: p for p in probe()}
    assert all(p.works for p in found.values() if p.needed)
    assert found["landlock"].works == bool(landlock.version())


def test_a_layer_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing comes with what to do."""

    def without(*args: Any, **wants: Any) -> Any:
        said = ", ".join(f'"{name}": [false, "not here"]' for name in PROBES)
        return subprocess.CompletedProcess(args, 0, stdout=f"{{{said}}}".encode())

    monkeypatch.setattr(subprocess, "run", without)
    (missing,) = [p for p in probe() if p.layer == "seccomp"]
    assert (missing.works, missing.needed, missing.found) == (False, True, "not here")
    assert missing.advice.startswith("system calls cannot be refused: use a kernel with")


def test_trials_that_cannot_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is an error of the sandbox."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(SandboxError, match="the layers cannot be tried"):
        probe()
