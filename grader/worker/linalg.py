"""Linear algebra in extended precision, for references: NumPy's own refuses `longdouble`.

`install` gives `numpy.linalg` functions that compute with mpmath where an argument is `longdouble`,
and NumPy's own everywhere else; so a model answer is written as usual. It is installed in a
reference's worker only. Matrices are meant to be small: mpmath takes milliseconds for 10 x 10.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

BITS = 113
"""Precision of the computation: nearly twice that of `longdouble`, which is then rounded once."""


def install() -> None:
    """Replace the functions of `numpy.linalg` that this module knows."""
    for name, function in _FUNCTIONS.items():
        setattr(np.linalg, name, _either(getattr(np.linalg, name), function))


def _either(usual: Callable[..., Any], extended: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(usual)
    def function(*arrays: Any, **options: Any) -> Any:
        kinds = [np.asarray(a).dtype for a in arrays if not isinstance(a, bool | str | None)]
        if np.longdouble not in kinds:
            return usual(*arrays, **options)
        import mpmath

        with mpmath.workprec(BITS):
            return extended(usual, *arrays, **options)

    return function


# --------------------------------------------------------------------------- there and back


def _matrix(a: Any) -> Any:
    """An array of shape (n, m), exactly, as mpmath's matrix."""
    import mpmath

    return mpmath.matrix([[_exact(x) for x in row] for row in np.asarray(a, np.longdouble)])


def _exact(x: Any) -> Any:
    import mpmath

    high = float(x)  # two doubles hold every long double
    return mpmath.mpf(high) + mpmath.mpf(float(x - np.longdouble(high)))


def _array(matrix: Any) -> Any:
    rows = [[_rounded(matrix[i, j]) for j in range(matrix.cols)] for i in range(matrix.rows)]
    return np.array(rows, np.longdouble).reshape(matrix.rows, matrix.cols)


def _rounded(x: Any) -> Any:
    high = float(x)
    return np.longdouble(high) + np.longdouble(float(x - high))


def _stacked(function: Callable[..., Any], *arrays: Any) -> Any:
    """Apply a function of matrices over the leading axes, which are broadcast."""
    arrays = tuple(np.asarray(a) for a in arrays)
    lead = np.broadcast_shapes(*(a.shape[:-2] for a in arrays))
    if not lead:
        return function(*arrays)
    spread = [np.broadcast_to(a, (*lead, *a.shape[-2:])) for a in arrays]
    found = [function(*(a[index] for a in spread)) for index in np.ndindex(lead)]
    if isinstance(found[0], tuple):
        return tuple(_joined(parts, lead) for parts in zip(*found, strict=True))
    return _joined(found, lead)


def _joined(parts: Any, lead: tuple[int, ...]) -> Any:
    array = np.array(parts, np.longdouble)
    return array.reshape(*lead, *array.shape[1:])


def _square(a: Any) -> None:
    if np.ndim(a) < 2 or np.shape(a)[-1] != np.shape(a)[-2]:
        raise np.linalg.LinAlgError("Last 2 dimensions of the array must be square")


# --------------------------------------------------------------------------- the functions


def _solve(usual: Any, a: Any, b: Any) -> Any:
    _square(a)
    vector = np.ndim(b) == 1
    found = _stacked(_solved, a, np.asarray(b)[:, None] if vector else b)
    return found[..., 0] if vector else found


def _solved(a: Any, b: Any) -> Any:
    import mpmath

    left, right = _matrix(a), _matrix(b)
    try:
        columns = [mpmath.lu_solve(left, right[:, j]) for j in range(right.cols)]
    except ZeroDivisionError:
        raise np.linalg.LinAlgError("Singular matrix") from None
    return np.concatenate([_array(c) for c in columns], axis=1) if columns else np.zeros(b.shape)


def _inv(usual: Any, a: Any) -> Any:
    _square(a)
    return _solve(usual, a, np.eye(np.shape(a)[-1], dtype=np.longdouble))


def _det(usual: Any, a: Any) -> Any:
    import mpmath

    _square(a)
    return _stacked(lambda m: _rounded(mpmath.det(_matrix(m))), a)


def _cholesky(usual: Any, a: Any, *, upper: bool = False) -> Any:
    import mpmath

    def lower(m: Any) -> Any:
        try:
            return _array(mpmath.cholesky(_matrix(m)))
        except ValueError:
            raise np.linalg.LinAlgError("Matrix is not positive definite") from None

    _square(a)
    found = _stacked(lower, a)
    return np.swapaxes(found, -1, -2) if upper else found


def _eigh(usual: Any, a: Any, UPLO: str = "L") -> Any:
    import mpmath

    def pair(m: Any) -> Any:
        half = np.tril(m) if UPLO == "L" else np.triu(m).T
        values, vectors = mpmath.eigsy(_matrix(half + np.tril(half, -1).T))
        return _array(values)[:, 0], _array(vectors)

    _square(a)
    return _named(usual, a, _stacked(pair, a))


def _eigvalsh(usual: Any, a: Any, UPLO: Any = "L") -> Any:
    return np.linalg.eigh(a, UPLO)[0]


def _svd(
    usual: Any, a: Any, full_matrices: bool = True, compute_uv: bool = True, hermitian: bool = False
) -> Any:
    import mpmath

    def parts(m: Any) -> Any:
        wide = m.shape[0] < m.shape[1]  # mpmath wants rows >= columns for the full form
        u, s, v = mpmath.svd_r(_matrix(m.T if wide else m), full_matrices=full_matrices)
        left, right = (_array(v).T, _array(u).T) if wide else (_array(u), _array(v))
        return left, _array(s)[:, 0], right

    found = _stacked(parts, a)
    return _named(usual, a, found) if compute_uv else found[1]


def _qr(usual: Any, a: Any, mode: str = "reduced") -> Any:
    import mpmath

    if mode not in ("reduced", "complete", "r"):
        raise ValueError(f"mode `{mode}` is not there in extended precision")

    def parts(m: Any) -> Any:
        q, r = mpmath.qr(_matrix(m), mode="full" if mode == "complete" else "skinny")
        return _array(q), _array(r)

    found = _stacked(parts, a)
    return found[1] if mode == "r" else _named(usual, a, found)


def _lstsq(usual: Any, a: Any, b: Any, rcond: Any = None) -> Any:
    left, s, right = np.linalg.svd(np.asarray(a, np.longdouble), full_matrices=False)
    cut = np.finfo(np.longdouble).eps * max(np.shape(a)) if rcond is None else rcond
    kept = s > cut * s.max(initial=0)
    scaled = np.where(kept, 1 / np.where(kept, s, 1), 0)
    target = np.asarray(b, np.longdouble)
    inner = left.T @ target
    found = right.T @ (scaled * inner if target.ndim == 1 else scaled[:, None] * inner)
    off = np.atleast_1d(np.sum((a @ found - target) ** 2, axis=0))
    return found, off, int(kept.sum()), s


def _pinv(usual: Any, a: Any, rcond: Any = None, hermitian: bool = False) -> Any:
    return _lstsq(usual, a, np.eye(np.shape(a)[0], dtype=np.longdouble), rcond)[0]


def _named(usual: Any, a: Any, parts: tuple[Any, ...]) -> Any:
    """The parts as NumPy's own named tuple, whose fields some read."""
    example = usual(np.eye(1))
    return type(example)(*parts) if hasattr(example, "_fields") else parts


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "solve": _solve,
    "inv": _inv,
    "det": _det,
    "cholesky": _cholesky,
    "eigh": _eigh,
    "eigvalsh": _eigvalsh,
    "svd": _svd,
    "qr": _qr,
    "lstsq": _lstsq,
    "pinv": _pinv,
}

EXTENDED = tuple(_FUNCTIONS)
"""What `numpy.linalg` has in extended precision."""
