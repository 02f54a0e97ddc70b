"""Linear algebra in extended precision: right beyond float64, and NumPy's own elsewhere."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

SETUP = """
import numpy as np
from grader.worker import linalg
linalg.install()
rng = np.random.default_rng(3)
A = rng.standard_normal((2, 5, 5)).astype(np.longdouble)
S = A[0] + A[0].T
T = rng.standard_normal((6, 4)).astype(np.longdouble)
I = np.eye(5, dtype=np.longdouble)
def near(a, b):
    a, b = np.asarray(a), np.asarray(b)
    assert a.dtype == np.longdouble and a.shape == b.shape, (a.dtype, a.shape, b.shape)
    assert abs(a - b).max() < 1e-16, abs(a - b).max()
"""

RIGHT = {
    "solve": "near(A @ np.linalg.solve(A, np.broadcast_to(I, A.shape)), np.broadcast_to(I, A.shape))",
    "solve-vector": "near(A[0] @ np.linalg.solve(A[0], I[0]), I[0])",
    "inv": "near(A[1] @ np.linalg.inv(A[1]), I)",
    "det": "near(np.linalg.det(A)[0] * np.linalg.det(np.linalg.inv(A[0])), np.longdouble(1))",
    "cholesky": "P = A[0] @ A[0].T; L = np.linalg.cholesky(P); near(L @ L.T, P)",
    "eigh": "w, v = np.linalg.eigh(S); near(v * w @ v.T, S); assert (np.diff(w) > 0).all()",
    "eigvalsh": "near(np.linalg.eigvalsh(S), np.linalg.eigh(S).eigenvalues)",
    "svd": "u, s, v = np.linalg.svd(T, full_matrices=False); near(u * s @ v, T)",
    "svd-wide": "u, s, v = np.linalg.svd(T.T); assert v.shape == (6, 6); near(u * s @ v[:4], T.T)",
    "svd-values": "near(np.linalg.svd(T, compute_uv=False), np.linalg.svd(T)[1])",
    "qr": "q, r = np.linalg.qr(T); near(q @ r, T); near(q.T @ q, np.eye(4, dtype=np.longdouble))",
    "lstsq": "x = np.linalg.lstsq(T, T @ I[0, :4], rcond=None)[0]; near(x, I[0, :4])",
    "pinv": "near(np.linalg.pinv(T) @ T, np.eye(4, dtype=np.longdouble))",
    "float64": "assert np.linalg.inv(np.eye(2)).dtype == np.float64",
}

REFUSED = {
    "singular": "np.linalg.solve(np.zeros((2, 2), np.longdouble), np.ones(2))",
    "not-square": "np.linalg.det(T)",
    "indefinite": "np.linalg.cholesky(-I)",
}


def run(code: str) -> subprocess.CompletedProcess[str]:
    script = SETUP + textwrap.dedent(code)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("code", RIGHT.values(), ids=RIGHT)
def test_results_are_right_to_extended_precision(code: str) -> None:
    """Every function reproduces its defining equation, beyond the precision of float64."""
    done = run(code)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED)
def test_what_numpy_refuses_is_refused_alike(code: str) -> None:
    """A matrix that has no answer raises `LinAlgError`, as in float64."""
    assert "LinAlgError" in run(code).stderr
