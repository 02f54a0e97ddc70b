"""What a student runs is leaner than what the other tests run: right torch files pass there, too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .corpus import TESTS

FILES = {
    "layer-norm": "torch_std_mean",
    "critic-lipschitz": "double_where",
    "transformer-encoder-layer": "einsum_heads",
}


@pytest.mark.parametrize("exercise", FILES)
def test_a_right_torch_file_passes(exercise: str, tmp_path: Path) -> None:
    """A command leaves out what starts slowly; gradients, noise and modules must do without it."""
    (tmp_path / ".grader").mkdir()
    right = TESTS / "correct" / exercise / f"{FILES[exercise]}.py"
    path = tmp_path / f"{exercise.replace('-', '_')}.py"
    path.write_bytes(right.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "grader", "check", path.name, "--plain"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TESTS.parent), "GRADER_CONTENT": str(TESTS.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"PASSED: {exercise}" in done.stdout, done.stdout + done.stderr
