"""Wire trees to the worker's arrays and back: NumPy arrays or torch tensors, exact types only."""

from __future__ import annotations

import functools
import math
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from . import wire

_NUMPY_NAMES = {np.dtype(name).type: name for name in wire.DTYPES if name not in ("bfloat16",)}
_LONGDOUBLE = np.dtype(np.longdouble)


class Converter:
    """Converts between wire arrays and the arrays a submission of `backend` works with.

    Parameters
    ----------
    backend : str
        `numpy` or `torch`.
    device : str
        Where tensors go: `cpu`, `cuda`, `mps`.
    limit : int
        Largest result, in bytes.
    """

    def __init__(self, backend: str, device: str, limit: int) -> None:
        self.backend, self.device, self.limit = backend, device, limit

    # -- in

    def make(self, part: wire.ArrayPart) -> Any:
        """Build a fresh, writable array or tensor."""
        if part.dtype == "bfloat16":
            return self._tensor(part)
        array = np.frombuffer(part.data, dtype=_dtype(part.dtype)).reshape(part.shape)
        if part.container == "strided":
            array = np.repeat(array, 2, axis=-1)[..., ::2]
        else:
            array = array.copy("F" if part.container == "fortran" else "C")
        if self.backend == "torch" and part.dtype != "longdouble":
            tensor = sys.modules["torch"].from_numpy(array)
            return tensor.to(self.device) if self.device != "cpu" else tensor
        return array

    def _tensor(self, part: wire.ArrayPart) -> Any:
        torch = sys.modules["torch"]
        bits = np.frombuffer(part.data, dtype=np.int16).reshape(part.shape).copy()
        return torch.from_numpy(bits).view(torch.bfloat16).to(self.device)

    # -- out

    def leaf(self, value: Any) -> wire.ArrayPart | None:
        """Describe an exact `ndarray`, NumPy scalar or `Tensor`; None for anything else."""
        torch = sys.modules.get("torch")
        if torch is not None and type(value) in (torch.Tensor, torch.nn.Parameter):
            return self._from_tensor(torch, value)
        if type(value) is np.ndarray:
            return self._from_array(value, "ndarray")
        if isinstance(value, np.ndarray):
            name = type(value).__name__
            raise wire.WireError("a `{type}`, expected a plain array: use `np.asarray`", type=name)
        if isinstance(value, np.generic) and type(value) in _NUMPY_NAMES:
            return self._from_array(np.asarray(value), "scalar")
        return None

    def _from_array(self, value: np.ndarray[Any, Any], container: str) -> wire.ArrayPart:
        name = _name(value.dtype)
        if name is None:
            raise wire.WireError("an array of dtype `{dtype}`", dtype=value.dtype)
        self._fits(value.size, value.dtype.itemsize)
        data = np.ascontiguousarray(value)
        return wire.ArrayPart(name, value.shape, container, "cpu", _bytes(data))

    def _from_tensor(self, torch: Any, value: Any) -> wire.ArrayPart:
        if value.layout is not torch.strided or value.is_quantized:
            raise wire.WireError("a tensor that is not dense")
        name = str(value.dtype).removeprefix("torch.")
        if name not in wire.DTYPES:
            raise wire.WireError("a tensor of dtype `{dtype}`", dtype=name)
        device = value.device.type
        shape = tuple(value.shape)
        if device == "meta":
            return wire.ArrayPart(name, shape, "tensor", device, b"")
        self._fits(math.prod(shape), wire.DTYPES[name])
        plain = value.detach().resolve_conj().resolve_neg().cpu().contiguous()
        if name == "bfloat16":
            plain = plain.view(torch.int16)
        return wire.ArrayPart(name, shape, "tensor", device, _bytes(plain.numpy()))

    def _fits(self, size: int, itemsize: int) -> None:
        if size * itemsize > self.limit:
            raise wire.WireError("a result larger than the output limit")

    # -- whole values

    def decode(self, tree: Any, payload: memoryview, special: Callable[[Any], Any]) -> Any:
        """Rebuild a value sent by the grader."""
        return wire.decode(tree, payload, self.make, special)

    def encode(self, value: Any) -> tuple[Any, list[Any]]:
        """Encode a value for the grader; `WireError` says what may not cross."""
        return wire.encode(value, self.leaf)


def _dtype(name: str) -> np.dtype[Any]:
    return _LONGDOUBLE if name == "longdouble" else np.dtype(name)


@functools.lru_cache(maxsize=64)
def _name(dtype: np.dtype[Any]) -> str | None:
    if not dtype.isnative or dtype.hasobject or dtype.names:
        return None
    if dtype == _LONGDOUBLE and dtype.itemsize > 8:
        return "longdouble"
    return dtype.name if dtype.name in wire.DTYPES else None


def _bytes(data: np.ndarray[Any, Any]) -> Any:
    return data.reshape(-1).view(np.uint8).data if data.size else b""
