"""What a lean worker of torch can do once nothing more can be imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import warnings
warnings.simplefilter("ignore")
import torch
from grader.worker import noise, preload
from grader.worker.serve import Worker
preload.preload("torch", meta=False)
preload.NoFiles.install()
x = torch.ones(2, 3, requires_grad=True)
{line}
print("done")
"""


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Worker(-1, -1)._gradients(x * x, ['x'], [x], {'': torch.ones(2, 3)}, {})",
            id="weighted",
        ),
        pytest.param(
            "g = torch.autograd.grad((x**3).sum(), x, create_graph=True)[0]; g.norm().backward()",
            id="twice",
        ),
        pytest.param(
            "noise.runs(lambda a: torch.autograd.grad((x * x).sum(), [x]), {'x': x}, 1)",
            id="noisy",
        ),
    ],
)
def test_gradients_import_nothing_more(line: str) -> None:
    """`grader check` differentiates in workers that open no file."""
    pytest.importorskip("torch")
    code = CODE.format(line=line)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "done\n", done.stderr[-2000:]
