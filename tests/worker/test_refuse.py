"""Spellings of one function, and what a refused one still lets its library do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from grader.worker.refuse.spelling import folded, kernel

SAME = [
    ("layer_norm", "LayerNorm", "native_layer_norm"),
    ("softmax", "_safe_softmax", "Softmax"),
    ("batch_norm", "BatchNorm1d", "native_batch_norm"),
    ("nll", "NLLLoss", "nll"),
]


@pytest.mark.parametrize("names", SAME)
def test_folded(names: tuple[str, ...]) -> None:
    """However torch spells a function, it has one form."""
    assert len({folded(name) for name in names}) == 1


KERNELS = {
    "_native_batch_norm_legit_no_training": "batch_norm",
    "_scaled_dot_product_flash_attention_for_cpu": "scaled_dot_product_attention",
    "_scaled_dot_product_attention_math": "scaled_dot_product_attention",
    "_masked_softmax": "softmax",
    "_fused_rms_norm": "rms_norm",
    "_native_multi_head_attention": "MultiheadAttention",
}
OTHERS = {
    "_log_softmax": "softmax",
    "_softmax_backward_data": "softmax",
    "masked_fill": "fill",
    "index_add": "add",
    "binary_cross_entropy": "cross_entropy",
}


@pytest.mark.parametrize("name", KERNELS)
def test_kernels(name: str) -> None:
    """A kernel that torch keeps to itself computes what its name says without its decorations."""
    assert kernel(name) == folded(KERNELS[name])


@pytest.mark.parametrize("name", OTHERS)
def test_other_kernels(name: str) -> None:
    """What computes something else is not taken for it."""
    assert kernel(name) != folded(OTHERS[name])


PROGRAM = """
import sys
sys.path.insert(0, {root!r})
import statistics
import numpy as np
from worker.refuse import Forbidden, install
{before}
install({names!r})
try:
    {code}
except Forbidden as error:
    print("refused", error)
except RuntimeError as error:
    print(error)
else:
    print("done")
"""


def run(code: str, *names: str, before: str = "") -> str:
    """Run code in an interpreter of its own that refuses names; return what it says."""
    from grader.worker import __file__ as worker

    root = worker.rpartition("/worker/")[0]
    program = PROGRAM.format(root=root, names=list(names), code=code, before=before)
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


REFUSED = {
    "alias": ("np.absolute(np.ones(2))", "numpy.abs"),
    "module": ("np.linalg.inv(np.eye(2))", "numpy.linalg"),
    "reduce": ("np.ldexp.outer(np.ones(2), 1)", "numpy.ldexp"),
    "inner": ("np.linalg._umath_linalg.solve1(np.eye(2), np.ones(2))", "numpy.linalg.solve"),
    "compiled": ("np._core.multiarray.c_einsum('i,i', np.ones(2), np.ones(2))", "numpy.einsum"),
    "masked": ("np.ma.exp(np.ones(2))", "numpy.exp"),
    "standard-library": (
        "import itertools; itertools.permutations('ab')",
        "itertools.permutations",
    ),
    "python": ("import textwrap; textwrap.dedent(' a')", "textwrap.dedent"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """A name is refused with its aliases; of a module, all that is public."""
    code, forbidden = REFUSED[name]
    assert run(code, forbidden) == f"refused {forbidden}"


ALLOWED = {
    "cov": ("np.cov(np.eye(3))", "numpy.dot"),
    "pinv": ("np.linalg.pinv(np.eye(3))", "numpy.matmul"),
    "matrix_power": ("np.linalg.matrix_power(np.eye(3), 5)", "numpy.matmul"),
    "tensorsolve": ("np.linalg.tensorsolve(np.eye(3), np.ones(3))", "numpy.linalg.solve"),
    "norm": ("np.linalg.norm(np.eye(3), axis=0)", "numpy.add"),
    "masked": ("np.ma.masked_array(np.ones(3)) + np.ones(3)", "numpy.add"),
    "sum": ("np.ones(3) + np.ones(3)", "numpy.add"),
    "statistics": ("statistics.fmean([1.0, 2.0])", "math.fsum"),
    "unknown": ("np.eye(3)", "nowhere.function"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_allowed(name: str) -> None:
    """What is not forbidden may rest on what is."""
    code, forbidden = ALLOWED[name]
    assert run(code, forbidden) == "done"


def test_other_library() -> None:
    """What another library does with NumPy is its own doing; what it is made to call is not."""
    code = (
        "exec(compile('def f(a, call=None):\\n    return call(a) if call else np.dot(a, a)', '', "
        "'exec'), scipy.__dict__)"
    )
    before = f"import types; scipy = types.ModuleType('scipy'); scipy.np = np; {code}; "
    before += "scipy.f.__module__ = 'scipy'; sys.modules['scipy'] = scipy"
    assert run("scipy.f(np.eye(2))", "numpy.dot", before=before) == "done"
    assert (
        run("scipy.f(np.eye(2), np.linalg.det)", "numpy.linalg.det", before=before)
        == "refused numpy.linalg.det"
    )


DENIED = {
    "gc.get_objects()": "gc.get_objects",
    "gc.get_referrers(1)": "gc.get_referrers",
    "sys.settrace(print)": "sys.settrace",
    "np.dot._implementation.__code__": "object.__getattr__",
    "np.dot._implementation.__defaults__": "object.__getattr__",
}


@pytest.mark.parametrize("code", DENIED)
def test_denied(code: str) -> None:
    """What would find an original again is not available."""
    said = run(f"import gc; {code}", "numpy.dot")
    assert said == f"{DENIED[code]} is not available in this exercise"
