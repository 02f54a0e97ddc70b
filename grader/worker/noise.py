"""Rounding made visible: arithmetic whose every result is moved by half a unit in the last place.

Monte Carlo arithmetic (Parker 1997; CESTAC; Verificarlo). How far the results of a few such runs
lie from the truth is how far rounding alone may lead, also where one run happens to cancel
exactly. Only references are run so: it happens on the arrays that come in, and on all that is
computed of them; in torch on all that is computed meanwhile, the backward pass as well.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from .trees import mapped

_EXACT = {
    *(np.negative, np.positive, np.absolute, np.fabs, np.sign, np.copysign),
    *(np.maximum, np.minimum, np.fmax, np.fmin, np.floor, np.ceil, np.trunc, np.rint),
}
"""What rounds nothing: the result is one of the operands, or a whole number."""
_INEXACT = (np.dot, np.vdot, np.inner, np.einsum, np.convolve, np.correlate)
"""Functions that are no ufuncs and do their arithmetic themselves; so do those of `linalg`."""
_rng = np.random.default_rng(0)


def runs(call: Callable[[dict[str, Any]], Any], arguments: dict[str, Any], count: int) -> list[Any]:
    """Return the results of `count` noisy runs of a call; the same ones each time."""
    global _rng
    _rng = np.random.default_rng(0)
    torch = sys.modules.get("torch")
    with _torch_noise(torch) if torch is not None else contextlib.nullcontext():
        return [_plain(call(_noisy(arguments))) for _ in range(count)]


class _Noisy(np.ndarray):
    """An array whose arithmetic is noisy."""

    def __array_ufunc__(
        self, ufunc: Any, method: str, *inputs: Any, out: Any = None, **options: Any
    ) -> Any:
        operands = [_bare(value) for value in inputs]
        if out is not None:
            options["out"] = tuple(_bare(target) for target in out)
        result = getattr(ufunc, method)(*operands, **options)
        if ufunc in _EXACT or (ufunc is np.add and method == "at"):
            return _wrapped(result) if out is None else out[0]
        if out is None:
            return _shaken(result)
        for target in options["out"]:
            if target is not None and target.dtype.kind == "f":
                target *= _noise(target)
        return out[0] if len(out) == 1 else out

    def __array_function__(self, function: Any, types: Any, args: Any, options: Any) -> Any:
        if function in _INEXACT or function.__module__ == "numpy.linalg":
            return _shaken(function(*mapped(args, _bare), **mapped(options, _bare)))
        return _wrapped(super().__array_function__(function, types, args, options))


def _noise(like: Any) -> Any:
    """Return factors near one for the entries of a float array or number."""
    kind = like.dtype
    shift = _rng.uniform(-0.5, 0.5, np.shape(like)).astype(kind)
    return (1 + np.finfo(kind).eps * shift).astype(kind)


def _shaken(value: Any) -> Any:
    if isinstance(value, tuple):
        parts = map(_shaken, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if not isinstance(value, (np.ndarray, np.floating)) or value.dtype.kind != "f":
        return value
    return _wrapped(_bare(value) * _noise(value))


def _wrapped(value: Any) -> Any:
    """Return float arrays as noisy ones; numbers and everything else as they are."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value.view(_Noisy)
    return tuple(map(_wrapped, value)) if type(value) is tuple else value


def _bare(value: Any) -> Any:
    return value.view(np.ndarray) if isinstance(value, _Noisy) else value


def _noisy(value: Any) -> Any:
    def part(leaf: Any) -> Any:
        if isinstance(leaf, np.ndarray):
            return _wrapped(leaf.copy())
        if callable(leaf):  # what the parent evaluates takes and returns plain arrays
            return lambda *arrays, **named: _wrapped(leaf(*_plain(arrays), **_plain(named)))
        return leaf

    return mapped(value, part)


def _plain(value: Any) -> Any:
    return mapped(value, _bare)


# --------------------------------------------------------------------------- torch


_EXACT_IN_TORCH = frozenset(
    """
    _to_copy abs amax amin arange cat ceil clamp clamp_max clamp_min clone constant_pad_nd copy_
    detach embedding empty eye fill_ flip floor full full_like gather index index_select
    masked_fill masked_fill_ max maximum min minimum neg neg_ new_zeros ones ones_like relu round
    scalar_tensor sign stack tril triu trunc where zero_ zeros zeros_like
    """.split()  # noqa: SIM905
)
"""Operations of torch that round nothing; so do all that return a view."""


def _torch_noise(torch: Any) -> Any:
    """Return a context in which results of torch's operations are noisy."""
    from torch.utils._python_dispatch import TorchDispatchMode

    def shaken(value: Any) -> Any:
        if not isinstance(value, torch.Tensor) or not value.dtype.is_floating_point:
            return value
        noise = torch.from_numpy(_rng.uniform(-0.5, 0.5, tuple(value.shape))).to(value)
        return value.mul_(1 + torch.finfo(value.dtype).eps * noise)

    class Noise(TorchDispatchMode):  # type: ignore[misc]
        @classmethod
        def _should_skip_dynamo(cls) -> bool:
            """Leave out a wrapper that imports torch's compiler, which a closed worker cannot."""
            return False

        def __torch_dispatch__(
            self, function: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            result = function(*args, **(kwargs or {}))
            name = function.overloadpacket.__name__
            views = any(
                r.alias_info and not r.alias_info.is_write for r in function._schema.returns
            )
            if views or name in _EXACT_IN_TORCH:
                return result
            return mapped(result, shaken)

    return Noise()
