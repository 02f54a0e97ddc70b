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
preload.preload("torch", meta=False)
preload.NoFiles.install()
x = torch.ones(2, 3, requires_grad=True)
{line}
print("done")
"""


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("torch.autograd.grad([x * x], [x], [torch.ones(2, 3)])", id="weighted"),
        pytest.param("(x * x).backward(torch.ones(2, 3))", id="backward with a gradient"),
        pytest.param(
            "g = torch.autograd.grad((x**3).sum(), x, create_graph=True)[0]; g.norm().backward()",
            id="twice",
        ),
        pytest.param(
            "noise.runs(lambda a: torch.autograd.grad([a['x'] * 2], [a['x']], [x]), {'x': x}, 1)",
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
