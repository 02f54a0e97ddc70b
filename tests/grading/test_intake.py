"""The file comes first: in which library it is written, and what stands against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.grading.intake import _backend, may_need_torch
from grader.model import Exercise, Facts, Submission, Use


def only(exercise: Exercise, *backends: str) -> Exercise:
    """The exercise for some libraries only; kept apart from the other in what is cached."""
    head = replace(exercise.head, backends=backends)
    return replace(exercise, head=head, digest=f"{exercise.digest} {backends}")


@pytest.mark.parametrize(
    ("backends", "numpy", "torch", "backend"),
    [
        (("torch",), 9, 0, "torch"),
        (("numpy",), 0, 9, "numpy"),
        (("numpy", "torch"), 2, 1, "numpy"),
        (("numpy", "torch"), 1, 2, "torch"),
        (("numpy", "torch"), 0, 0, "numpy"),
    ],
)
def test_in_which_library_it_is_written(
    center: Exercise, backends: tuple[str, ...], numpy: int, torch: int, backend: str
) -> None:
    """The one that does the work; where there is one only, that one, gradients and all."""
    uses = (*(Use("numpy.exp", 1),) * numpy, *(Use("torch.exp", 1),) * torch)
    facts = Facts({}, {}, (), uses)
    assert _backend(only(center, *backends), facts, "", b"") == backend


@pytest.mark.parametrize(
    ("uses", "source", "backend"),
    [
        ((".rsqrt",), b"x * x.pow(2).mean().rsqrt()", "torch"),
        (("numpy.sqrt", ".softmax"), b"(s / np.sqrt(2)).softmax(-1)", "torch"),
        ((), b"x - x.mean(-1, keepdim=True)", "torch"),
        ((), b"x - x.mean(-1, keepdims=True)", "numpy"),
        (("math.sqrt", ".astype"), b"x.astype(float) / math.sqrt(2)", "numpy"),
        (("numpy.exp", "numpy.log"), b"np.log(np.exp(x))", "numpy"),
        (("numpy.sqrt",), b"np.sqrt(x)  # like torch.sum(x, dim=1)", "numpy"),
    ],
)
def test_both_imported_and_torch_used_by_its_methods_only(
    center: Exercise, uses: tuple[str, ...], source: bytes, backend: str
) -> None:
    """A file that imports both, and names nothing of torch, is torch if it calls what only tensors have."""
    imports = (Use("numpy", 1), Use("torch", 2))
    facts = Facts({}, {}, imports, tuple(Use(name, 3) for name in uses))
    both = only(center, "numpy", "torch")
    assert _backend(both, facts, "", source) == backend


@pytest.mark.parametrize(
    ("backends", "source", "needed"),
    [
        (("numpy",), b"import torch", False),
        (("torch",), b"import numpy", True),
        (("numpy", "torch"), b"import numpy", False),
        (("numpy", "torch"), b"x = 'torch'", True),
        (("numpy", "torch"), b"# grader: backend=torch", True),
    ],
)
def test_who_needs_torch(
    center: Exercise, backends: tuple[str, ...], source: bytes, needed: bool
) -> None:
    """A worker with torch takes longer to start: only who may use it gets one."""
    submission = Submission(source, "mine.py")
    assert may_need_torch(submission, only(center, *backends), None) is needed
