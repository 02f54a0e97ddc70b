"""What an exercise forbids is refused to the submission, not to the library's own insides.

A correct submission may use whatever else there is, however the library makes it. The calls stand
in `calls_numpy.txt` and `calls_torch.txt`, one in a line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from grader.content import Content
from grader.model import Call, Raised, Returned
from grader.sandbox import zygote
from grader.trial.submission import _forbidden

pytestmark = pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")

HEADS = {
    "numpy": """
A = np.arange(6.0).reshape(2, 3)
B = A.T - 2
S = np.eye(3) * 3 + 1
rng = np.random.default_rng(0)
""",
    "torch": """
import torch, torch.nn.functional as F
x = torch.arange(24.0).reshape(2, 3, 4).add(0.5).requires_grad_(True)
w = torch.ones(5, 4)
s = torch.eye(3) * 3 + 1
g = torch.Generator()
p = torch.ones(2, requires_grad=True)
p.grad = p.detach()
def double(t):
    return t + t
""",
}
LINES = {
    name: (Path(__file__).parent / f"calls_{name}.txt").read_text().splitlines() for name in HEADS
}
OWN = {
    "products": ("numpy.matmul", "numpy.dot", "numpy.vdot", "numpy.inner", ".dot", "@"),
    "add": ("numpy.add",),
    "subtract": ("numpy.subtract", "numpy.multiply"),
    "methods": (".sort", ".argsort", ".mean", ".sum", ".argmax", ".cumsum"),
    "checks": ("numpy.less", "numpy.greater", "numpy.logical_or", "numpy.logical_and"),
}
"""Lists that would be hard on the insides of NumPy, which calls all of these by name."""

MEANT = {
    "stable-softmax": ("logcumsumexp",),
    "logistic-neuron": ("F.binary_cross_entropy", "F.nll_loss", "autograd.grad", "torch.func."),
    "ridge-and-bagging": ("linalg.inv", "linalg.pinv", "linalg.matrix_power"),
    "add": ("np.add",),
    "subtract": ("np.multiply",),
    "methods": ("A.cumsum()", "np.ma.sum", ".mean()", "r.sum()"),
}
"""By list: lines that call what it forbids themselves."""


def exercises() -> dict[str, tuple[str, ...]]:
    """Return the lists of the exercises, by the id of one that has it."""
    content = Content(Path(__file__).parents[2])
    loaded = (content.exercise(identity) for identity in content.ids)
    return {task.id: _forbidden(task) for task in loaded if _forbidden(task)}


EXERCISES = exercises()


def missed(
    open_strict: Any, backend: str, names: tuple[str, ...], skipped: tuple[str, ...] = ()
) -> list[str]:
    """Run every call in a worker that refuses names; return those that failed, and how."""
    calls = [call for call in LINES[backend] if not any(word in call for word in skipped)]
    bodies = (f"def f{n}():\n    {call}\n    return 1\n" for n, call in enumerate(calls))
    head = f"import numpy as np\n{HEADS[backend]}"
    session = open_strict(head + "".join(bodies), backend=backend, forbid=names)
    assert isinstance(loaded := session.load(), Returned), loaded
    seen = [(call, session.run(Call(f"f{n}", {}, ()))) for n, call in enumerate(calls)]
    return [
        f"{call}: {what.types[0]}: {what.message}"
        if isinstance(what, Raised)
        else f"{call}: {what}"
        for call, what in seen
        if not isinstance(what, Returned)
    ]


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_every_line_runs(open_strict: Any, backend: str) -> None:
    """Where nothing is forbidden, all of it runs."""
    assert missed(open_strict, backend, ()) == []


@pytest.mark.parametrize("name", OWN)
def test_numpy(open_strict: Any, name: str) -> None:
    """NumPy goes on using what is forbidden, by its own names, methods and operators."""
    assert missed(open_strict, "numpy", OWN[name], MEANT.get(name, ())) == []


@pytest.mark.parametrize("backend", ["numpy", "torch"])
@pytest.mark.parametrize("identity", EXERCISES)
def test_exercises(open_strict: Any, identity: str, backend: str) -> None:
    """No exercise of ours forbids more than what it asks for."""
    meant = MEANT.get(identity, ())
    assert missed(open_strict, backend, EXERCISES[identity], meant) == []
