"""The standard lines of a statement say what its checks demand, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from grader.content.demands import Asked, demands

BOTH = ("numpy", "torch")


def asked(kind: str, backends: tuple[str, ...] = (), **options: Any) -> Asked:
    return Asked(kind, backends, options)


@pytest.mark.parametrize(
    ("checks", "lines"),
    [
        ([asked("values"), asked("property"), asked("unknown")], []),
        (
            [asked("source", forbid=["softmax", ".softmax", "torch.special"])],
            ["Not allowed here, under any name: `softmax`, `torch.special`."],
        ),
        (
            [asked("unmodified"), asked("unmodified")],
            ["Never write to the inputs, and return nothing that shares memory with them."],
        ),
        ([asked("dtype")], ["Results have the dtype of the inputs: float32, float64."]),
        (
            [asked("dtype", ("torch",))],
            ["Results have the dtype of the inputs: float32, float64 (PyTorch only)."],
        ),
        ([asked("dtype", dtypes=["float64"])], []),
        (
            [asked("dtype", dtypes=["float32"]), asked("dtype", dtypes=["float16"])],
            [
                "Results have the dtype of the inputs: float32, float64.",
                "Results have the dtype of the inputs: float16, too, in PyTorch.",
            ],
        ),
        (
            [asked("device"), asked("gradient", of=["x", "W"])],
            [
                "PyTorch: return tensors on the device of the inputs.",
                "PyTorch: let gradients flow to x, W.",
            ],
        ),
        (
            [asked("gradient", of=["load.weight", "calls.0.forward.x"])],
            ["PyTorch: let gradients flow to the inputs and all parameters."],
        ),
        ([asked("memory", limit=1 << 28)], ["Memory: 256 MB beside the libraries must do."]),
        (
            [asked("speed", bands={10: 0.5, 3: 1})],
            [
                "Speed, by the time of the model answer: 100% of the points up to 3 times, 50% of "
                "the points up to 10 times; loops over entries take longer."
            ],
        ),
    ],
)
def test_lines(checks: list[Asked], lines: list[str]) -> None:
    """A line for each demand, whatever the number of its checks."""
    assert list(map(str, demands(checks, BOTH))) == lines


def test_what_is_wrong_is_left_to_others() -> None:
    """A statement is shown, whatever is wrong in the fields of its checks."""
    checks = [asked("source"), asked("memory", limit="much"), asked("speed", bands="fast")]
    (line,) = demands(checks, BOTH)
    assert line.startswith("Speed")
