"""A check of one file imports less of torch: whatever a file might need of the rest has a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import Content
from grader.interface.lean import answers_need_all, needs_all
from grader.model import Call, Job, Limits, Raised, Returned
from grader.sandbox.zygote import ZygoteSandbox, unavailable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HEAD = """
import torch, torch.nn.functional as F
x = torch.arange(24.0).reshape(2, 3, 4).add(0.5).requires_grad_(True)
w = torch.arange(20.0).reshape(5, 4)
s = (torch.arange(3.0) + 1).diag()
p = torch.autograd.Variable(w.clone(), requires_grad=True)
p.grad = p.detach()
def double(t):
    return t + t
"""
MORE = """
torch.utils.checkpoint.checkpoint(double, x, use_reentrant=False)
torch.testing.assert_close(w, w)
torch.unravel_index(torch.zeros(1).long(), (2, 2))
torch.autograd.gradcheck(double, (w.double().requires_grad_(),))
torch.nn.functional.gumbel_softmax(x)
torch.no_grad()(double)(x)
torch.sparse.softmax(w.to_sparse(), 1)
torch.nn.utils.clip_grad_norm_([p], 1.0)
torch.svd_lowrank(s)
torch.stft(x.flatten(), 4, return_complex=True)
F.interpolate(x[None], scale_factor=2.0)
F.unfold(x[None], 2)
repr(x)
"""
LINES = [*(HERE / "calls_torch.txt").read_text().splitlines(), *MORE.strip().splitlines()]

pytestmark = pytest.mark.skipif(unavailable("cpu") != "", reason="no zygotes here")


def test_calls_without_such_a_word() -> None:
    """They run where only the light part of torch was imported."""
    calls = [line for line in LINES if not needs_all(f"torch: {line}".encode())]
    assert len(calls) > 60
    bodies = (f"def f{n}():\n    {call}\n    return 1\n" for n, call in enumerate(calls))
    sandbox = ZygoteSandbox()
    sandbox.meta = False
    try:
        source = (HEAD + "".join(bodies)).encode()
        session = sandbox.open(Job(source, "mine.py", "torch", Limits()))
        assert isinstance(loaded := session.load(), Returned), loaded
        seen = [(call, session.run(Call(f"f{n}", {}, ()))) for n, call in enumerate(calls)]
        missing = [
            f"{call}: {what.message}"
            for call, what in seen
            if isinstance(what, Raised) and "not available" in what.message
        ]
        assert missing == []
    finally:
        sandbox.close()


def test_a_solution_that_needs_the_rest_gets_it() -> None:
    """The reference runs in the same kind of worker as the file."""
    course = Content(ROOT)
    heads = [head for head in course.heads() if "torch" in head.backends]
    words = (b"optim", b"func.", b"vmap", b"jit", b"checkpoint", b"testing", b"gradcheck")
    paths = [course.solution_path(head.id) for head in heads]
    late = [p for p in paths if any(b"torch." + word in p.read_bytes() for word in words)]
    assert [path.stem for path in late] == ["critic_lipschitz"]
    assert all(map(answers_need_all, late))
