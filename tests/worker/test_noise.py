"""Noisy arithmetic: how far rounding may lead, also where one run cancels exactly."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from grader.worker.noise import runs


def spread(call, **arguments):
    found = runs(lambda given: call(**given), arguments, 8)
    assert all(type(value) is np.ndarray for value in found if np.ndim(value))
    return float(np.max([np.abs(value - found[0]) for value in found]))


X = np.array([[1.0, 2.0, 4.0], [3.0, 7.0, 5.0]])
EPS = np.finfo(float).eps


@pytest.mark.parametrize(
    "call",
    [
        lambda x: x / 3,
        lambda x: x @ x.T,
        lambda x: np.einsum("ij,kj->ik", x, x),
        lambda x: x.sum(-1),
        lambda x: x.mean(0) * 2,
        lambda x: np.where(x > 2, x * 1.5, 0),
        lambda x: x.var(-1),
        lambda x: np.linalg.norm(x, axis=-1),
    ],
)
def test_what_rounds_is_noisy(call):
    """By a few units in the last place."""
    assert 0 < spread(call, x=X) < 100 * EPS * np.max(np.abs(call(X)))


@pytest.mark.parametrize(
    "call",
    [
        lambda x: -np.abs(x),
        lambda x: np.maximum(x, 3),
        lambda x: x[::-1].T.copy(),
        lambda x: x > 2,
        lambda x: x.argmax(-1),
        lambda x: np.floor(x),
    ],
)
def test_what_rounds_nothing_is_not(call):
    """A result that is one of the operands, or whole, or true, stays."""
    found = runs(lambda given: call(**given), {"x": X}, 3)
    assert all(np.array_equal(value, call(X)) for value in found)


def test_cancellation_shows():
    """The difference of two equal sums is 0 in one run, and not in another."""
    assert spread(lambda x: x.sum() / 3 - (x / 3).sum(), x=X) > 0


def test_the_same_runs_each_time():
    """The seed is fixed: a budget does not change from run to run."""
    assert np.array_equal(*(runs(lambda given: given["x"] / 3, {"x": X}, 2) for _ in range(2)))


def test_float32_is_noisy_in_float32():
    """Half a unit in the last place of its own type."""
    found = runs(lambda given: given["x"] / 3, {"x": X.astype(np.float32)}, 4)
    assert {value.dtype for value in found} == {np.dtype(np.float32)}
    assert 0 < np.max(np.abs(found[1] - found[0])) < 1e-6


def test_in_place_and_callables():
    """Updates in place are noisy, and a callable input gets plain arrays."""

    def call(x, kernel):
        x = x.copy()
        x *= 1.7
        return kernel(x, x) + 1

    def kernel(a, b):
        assert type(a) is np.ndarray
        return a @ b.T

    assert spread(call, x=X, kernel=kernel) > 0


def torch_spread(call, dtype="float64"):
    torch = pytest.importorskip("torch")
    x = torch.tensor(X, dtype=getattr(torch, dtype))
    found = runs(lambda given: call(given["x"]), {"x": x}, 8)
    return float(max((value - found[0]).abs().max() for value in found))


@pytest.mark.parametrize(
    "call",
    [
        lambda x: x / 3,
        lambda x: x @ x.T,
        lambda x: x.mean(-1, keepdim=True) * 2,
        lambda x: x.softmax(-1),
        lambda x: x.clone().div_(3).T,
    ],
)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_torch_is_noisy(call, dtype):
    """By a few units in the last place of its type, in place as well."""
    eps = np.finfo(dtype).eps
    assert 0 < torch_spread(call, dtype) < 200 * eps * np.max(np.abs(X @ X.T))


@pytest.mark.parametrize(
    "call",
    [
        lambda x: -x.abs(),
        lambda x: x.flip(0).T.contiguous(),
        lambda x: x[:, 1:].amax(-1),
        lambda x: x.masked_fill(x > 2, 0.0),
        lambda x: x.relu(),
    ],
)
def test_what_rounds_nothing_in_torch(call):
    assert torch_spread(call) == 0


def test_gradients_are_noisy():
    """The backward pass rounds, too; in sum it may be exactly 0 without noise."""
    torch = pytest.importorskip("torch")

    def slope(x):
        leaf = x.clone().requires_grad_(True)
        y = (leaf - leaf.mean(-1, keepdim=True)) * 0.1
        return torch.autograd.grad(y.sum(), leaf)[0]

    assert torch_spread(slope) > 0


def test_noise_ends_with_the_runs():
    """What torch computes afterwards is exact again."""
    torch = pytest.importorskip("torch")
    torch_spread(lambda x: x / 3)
    x = torch.tensor(X)
    assert torch.equal(x / 3, x / 3)
    assert torch.equal((x / 3) * 3, torch.tensor((X / 3) * 3))


def test_noise_imports_no_compiler():
    """A lean, closed worker has no `torch._dynamo`, and could not import it."""
    pytest.importorskip("torch")
    code = (
        "import sys, torch\n"
        "from grader.worker.noise import runs\n"
        "runs(lambda given: given['x'] * 3, {'x': torch.ones(2)}, 1)\n"
        "print('torch._dynamo' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
