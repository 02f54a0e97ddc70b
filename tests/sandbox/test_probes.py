"""What `grader doctor` is told about this machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.errors import SandboxError
from grader.sandbox import _probes, probe, zygote
from grader.worker.confine import landlock, probes
from grader.worker.confine.probes import PROBES


def test_every_layer_is_tried_and_explained() -> None:
    """What a probe found is told where there is something to tell."""
    found = probe()
    assert [p.layer for p in found] == list(PROBES) == list(_probes._LAYERS)
    assert {"account", "namespaces"} <= {p.layer for p in found if p.found}
    assert all(p.found for p in found if not p.works)
    assert all(bool(p.advice) is not p.works for p in found)


def test_every_code_has_its_words() -> None:
    """What the trials can say is known on the trusted side, and nothing else."""
    source = Path(probes.__file__).read_text(encoding="utf-8")
    codes = set(
        re.findall(r'(?:Missing\(|_refused\(.*, |return \(?|else \(|False, )"([a-z ]+)"', source)
    )
    assert codes == set(_probes._FOUND)


@pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")
def test_agrees_with_the_sandbox() -> None:
    """Where the sandbox runs, every layer that it needs was found to work."""
    found = {p.layer: p for p in probe()}
    assert all(p.works for p in found.values() if p.needed)
    assert found["landlock"].works == bool(landlock.version())


def test_a_layer_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing comes with what to do."""

    def without(*args: Any, **wants: Any) -> Any:
        said = ", ".join(f'"{name}": [false, "no table", "vax"]' for name in PROBES)
        return subprocess.CompletedProcess(args, 0, stdout=f"{{{said}}}".encode())

    monkeypatch.setattr(subprocess, "run", without)
    (missing,) = [p for p in probe() if p.layer == "seccomp"]
    assert (missing.works, missing.needed) == (False, True)
    assert missing.found == "no table of system calls for `vax`"
    assert missing.advice.startswith("system calls cannot be refused: use a kernel with")


def test_trials_that_cannot_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is an error of the sandbox."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(SandboxError, match="the layers cannot be tried"):
        probe()
