"""Gradients of the weighted sum of results."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from grader.worker.serve import Worker  # noqa: E402


@pytest.fixture
def x():
    generator = torch.Generator().manual_seed(1)
    return torch.randn(4, 3, generator=generator, dtype=torch.float64).requires_grad_()


def test_they_are_those_that_torch_gives_for_weights(x) -> None:
    """Bit by bit, of several results in several types."""

    def results():
        return [x.exp(), (x * x.sum(-1, keepdim=True)).float()]

    weights = {"0": torch.linspace(-1, 2, 12).reshape(4, 3), "1": torch.ones(4, 3)}
    found = Worker(-1, -1)._gradients(results(), ["x"], [x], weights, {})
    given = [w.to(part.dtype) for w, part in zip(weights.values(), results(), strict=True)]
    (want,) = torch.autograd.grad(results(), [x], given)
    assert torch.equal(found["x"], want)


@pytest.mark.parametrize("shape", [(4, 1), (3, 4), (12,)])
def test_weights_of_another_shape(x, shape: tuple[int, ...]) -> None:
    """A result of the wrong shape has no weighted sum, whatever would broadcast."""
    with pytest.raises(RuntimeError, match="Mismatch in shape"):
        Worker(-1, -1)._gradients(x * 2, ["x"], [x], {"": torch.ones(shape)}, {})
