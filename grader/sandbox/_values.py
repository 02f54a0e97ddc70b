"""Values on the wire: what we send is ours, arrays that come back are plain and private."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any

import numpy as np

from grader.model import Array, Asked, Generator, Given, Stock
from grader.numerics.leaves import dotted
from grader.worker import wire

_EVALUATED = (Stock, Asked)
_ARRAYS = (np.ndarray, np.generic)


def decode(tree: Any, payload: memoryview) -> Any:
    """Return the value that a worker sent: numbers, text, lists, dicts and `Array`, nothing else.

    Raises
    ------
    WireError
        The tree is malformed, or does not fit what came with it.
    """
    return wire.decode(tree, payload, _array, _refuse)


class _Named:
    """A callable that this side evaluates, under its path."""

    def __init__(self, name: str) -> None:
        self.name = name


class _Unnamed(Exception):
    """A callable that has no path yet."""


def stock_of(value: Any) -> dict[str, Stock | Asked]:
    """The callables in a value that this side evaluates, by their dotted paths."""
    return {path: leaf for path, leaf in dotted(value) if isinstance(leaf, _EVALUATED)}


def _named(value: Any, path: str) -> Any:
    """Return the tree with every such callable under its path."""
    before = f"{path}." if path else ""
    if isinstance(value, _EVALUATED):
        return _Named(path)
    if isinstance(value, Given) and value.arguments is not None:
        return replace(value, arguments=_named(value.arguments, path))
    if type(value) is dict:
        return {key: _named(item, f"{before}{key}") for key, item in value.items()}
    if type(value) in (list, tuple):
        return type(value)(_named(item, f"{before}{i}") for i, item in enumerate(value))
    return value


def encode(value: Any) -> tuple[Any, list[Any]]:
    """Return a value as a tree, and the buffers of its arrays.

    Raises
    ------
    WireError
        It does not fit a frame.
    """
    try:
        return wire.encode(value, _leaf)
    except _Unnamed:
        return wire.encode(_named(value, ""), _leaf)


def _leaf(value: Any) -> wire.Part:
    """Arrays and special inputs of the trusted side, as wire parts."""
    if isinstance(value, _ARRAYS):
        data = np.ascontiguousarray(value)
        shape = np.shape(value)
        flags = np.asarray(value).flags
        order = "fortran" if flags.f_contiguous else "strided"
        kind = "ndarray" if flags.c_contiguous else order
        return wire.ArrayPart(_name(data.dtype), shape, kind, "cpu", _bytes(data))
    if isinstance(value, Array):
        bits = _bfloat16_bits(value.data) if value.dtype == "bfloat16" else value.data
        data = np.ascontiguousarray(bits)
        return wire.ArrayPart(value.dtype, value.data.shape, "ndarray", "cpu", _bytes(data))
    if isinstance(value, Generator):
        return ["g", value.seed, value.again]
    if isinstance(value, Given):
        arguments = None if value.arguments is None else dict(value.arguments)
        return wire.ObjectPart(value.name, arguments, value.asked)
    if isinstance(value, _Named):
        return ["k", value.name]
    if isinstance(value, _EVALUATED):
        raise _Unnamed
    return None


@functools.lru_cache(maxsize=64)
def _name(dtype: np.dtype[Any]) -> str:
    return "longdouble" if dtype == np.longdouble and dtype.itemsize > 8 else dtype.name


def _bytes(data: np.ndarray[Any, Any]) -> Any:
    return data.reshape(-1).view(np.uint8).data if data.size else b""


def _bfloat16_bits(data: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The upper 16 bits of float32 values that are exact in bfloat16."""
    return (np.ascontiguousarray(data, np.float32).view(np.uint32) >> 16).astype(np.uint16)


def _array(part: wire.ArrayPart) -> Array:
    """Decode an array that came from a worker; a private, plain NumPy array."""
    if part.container in ("strided", "fortran"):  # only ours are sent so
        raise wire.WireError("the frame is malformed")
    shape = part.shape
    if part.device == "meta":
        stand_in = np.float32 if part.dtype == "bfloat16" else _dtype(part.dtype)
        return Array(
            np.broadcast_to(np.zeros((), stand_in), shape), part.dtype, part.container, "meta"
        )
    if part.dtype == "bfloat16":
        bits = np.frombuffer(part.data, np.uint16).astype(np.uint32) << 16
        data = bits.view(np.float32).reshape(shape)
    elif part.dtype == "bool":
        data = (np.frombuffer(part.data, np.uint8) != 0).reshape(shape)
    else:
        data = np.frombuffer(part.data, _dtype(part.dtype)).reshape(shape)
    return Array(data, part.dtype, part.container, part.device)


def _dtype(name: str) -> np.dtype[Any]:
    return np.dtype(np.longdouble) if name == "longdouble" else np.dtype(name)


def _refuse(tree: Any) -> Any:
    raise wire.WireError("the frame is malformed")
