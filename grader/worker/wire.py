"""The wire codec: length-prefixed JSON headers and raw array bytes, decoded under hard limits.

A frame is `MAGIC, header length (u32), payload length (u64), nonce (16 bytes)`, the header (JSON,
UTF-8) and the payload (the bytes of its arrays, in order, C order, native). Values are trees of
small JSON lists whose first element is a tag. Used on both sides; pure functions, no pickle.

The nonce is drawn for each request and echoed. A submission can write into the pipe itself, and
what it writes is as good as an answer of its worker, for both are its own; but it can answer
nothing before it was asked, so that no answer depends on anything but what it was given.
"""

from __future__ import annotations

import ctypes
import json
import math
import struct
from collections.abc import Callable, Iterator, Sequence
from types import CoroutineType
from typing import Any, NamedTuple

MAGIC = b"GRD1"
PREFIX = struct.Struct("<4sIQ16s")
MAX_HEADER = 1 << 20
MAX_ARRAYS = 4096
"""A list of NumPy numbers is one array each: what loops collect must cross."""
MAX_NODES = 20_000
MAX_DEPTH = 12
MAX_DIMENSIONS = 16
READ_AHEAD = 1 << 14
"""Bytes to ask for beyond what is waited for: a small frame comes in one piece."""
PARTS = 64
"""Buffers to hand to the kernel at once."""
MAX_META = 1 << 26
"""Bytes that the arrays of a frame on `meta` may stand for: a reader may have to fill them."""

CONTAINERS = ("ndarray", "scalar", "tensor", "fortran", "strided")

ITEMSIZE_LONGDOUBLE = ctypes.sizeof(ctypes.c_longdouble)
"""Bytes of a C long double, which is what NumPy stores; 8 where it is a plain double."""

DTYPES: dict[str, int] = {
    "bool": 1,
    "int8": 1,
    "int16": 2,
    "int32": 4,
    "int64": 8,
    "uint8": 1,
    "uint16": 2,
    "uint32": 4,
    "uint64": 8,
    "float16": 2,
    "bfloat16": 2,
    "float32": 4,
    "float64": 8,
    "complex64": 8,
    "complex128": 16,
    "longdouble": ITEMSIZE_LONGDOUBLE,
}
"""Element sizes in bytes of the dtypes that may cross, by name."""


_JSON = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True, check_circular=False)


class Stated(Exception):
    """What is wrong in one safe line: a template, and the text in each of its holes.

    Both cross, so that the grader can say it in other languages.
    """

    def __init__(self, template: str, /, **parameters: object) -> None:
        super().__init__(template.format(**parameters))
        filled = {name: str(value) for name, value in parameters.items()}
        self.said = {"message": str(self), "template": template, "parameters": filled}


class WireError(Stated):
    """A frame is not what the codec allows."""


class TooLargeError(WireError):
    """Ours to send, and more than a frame may hold; nothing of it was sent."""


class ObjectPart(NamedTuple):
    """An object that the worker makes of the exercise's given code; see `given.Part`."""

    name: str
    arguments: dict[str, Any] | None
    asked: bool


class ArrayPart(NamedTuple):
    """One array as it crosses: everything but its meaning.

    `container` is `ndarray`, `scalar`, `tensor`, or for an array of the grader's `fortran` (its
    first axis runs fastest in memory) or `strided` (with gaps between its elements). Arrays on the
    `meta` device carry no bytes.
    """

    dtype: str
    shape: tuple[int, ...]
    container: str
    device: str
    data: Any


Part = ArrayPart | ObjectPart | list[Any] | None
"""What a value may become."""


Header = dict[str, Any] | bytes
"""The header of a frame, or the text of one."""


def text(header: Header) -> bytes:
    """Return a header as it is sent."""
    if isinstance(header, bytes):
        return header
    written = _JSON.encode(header).encode("ascii")
    if len(written) > MAX_HEADER:
        raise TooLargeError("the result has too many parts to send")
    return written


def pack(nonce: bytes, header: Header, buffers: Sequence[Any] = ()) -> list[Any]:
    """Return the byte strings of one frame, in order."""
    written = text(header)
    size = sum(memoryview(b).nbytes for b in buffers)
    return [PREFIX.pack(MAGIC, len(written), size, nonce), written, *buffers]


def views(parts: Sequence[Any]) -> list[memoryview]:
    """Return the parts of a frame as bytes to be written, without the empty ones."""
    flat = [memoryview(part).cast("B") for part in parts]
    return [view for view in flat if view.nbytes]


def rest(waiting: list[memoryview], written: int) -> list[memoryview]:
    """Return what remains to be written of `waiting`."""
    for i, view in enumerate(waiting):
        if written < view.nbytes:
            return [view[written:], *waiting[i + 1 :]]
        written -= view.nbytes
    return []


def parse_prefix(raw: bytes, max_payload: int) -> tuple[int, int, bytes]:
    """Return header length, payload length and nonce of a frame prefix.

    Raises
    ------
    WireError
        It is not one of our frames, or claims more than the limits.
    """
    magic, header, payload, nonce = PREFIX.unpack(raw)
    if magic != MAGIC:
        raise WireError("not a frame")
    if header > MAX_HEADER:
        raise WireError("the header is too long")
    if payload > max_payload:
        raise WireError("the result is larger than the output limit")
    return header, payload, nonce


def parse_header(raw: bytes | bytearray) -> dict[str, Any]:
    """Decode a header; every failure of the JSON parser is a `WireError`."""
    try:
        header = json.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        raise WireError("the header is not JSON") from error
    if not isinstance(header, dict):
        raise WireError("the header is not an object")
    return header


# --------------------------------------------------------------------------- values


def encode(value: Any, leaf: Callable[[Any], Part]) -> tuple[Any, list[Any]]:
    """Turn a value into a JSON tree and the buffers of its arrays.

    `leaf` is asked first for every value that is no plain container or scalar; it returns an
    `ArrayPart`, an `ObjectPart`, a ready-made node, or None if it does not know the value.

    Raises
    ------
    WireError
        The value holds something that may not cross; the message names its type.
    """
    writer = _Writer(leaf)
    return writer.node(value, 0), writer.buffers


class _Writer:
    """One pass over a value. No closure: one that calls itself would keep the arrays alive."""

    def __init__(self, leaf: Callable[[Any], Part]) -> None:
        self.leaf = leaf
        self.buffers: list[Any] = []
        self.count = 0
        self.above: list[int] = []

    def node(self, v: Any, depth: int) -> Any:
        self.count += 1
        self.above[depth:] = [id(v)]
        if self.count > MAX_NODES:
            raise WireError("a value of more than {n} parts", n=MAX_NODES)
        if depth > MAX_DEPTH:
            if len({*self.above}) < len(self.above):
                raise WireError("a value that holds itself")
            raise WireError("a value nested more than {n} deep", n=MAX_DEPTH)
        kind = type(v)
        if kind in _PLAIN:
            return _PLAIN[kind](v)
        if kind is list or kind is tuple or _is_named_tuple(v):
            items = list.__iter__(v) if kind is list else tuple.__iter__(v)
            return ["l" if kind is list else "t", [self.node(item, depth + 1) for item in items]]
        if isinstance(v, dict):  # also one that counts, or has defaults
            pairs = list(dict.items(v))
            return [
                "d",
                [[self.key(k, depth + 1), self.node(item, depth + 1)] for k, item in pairs],
            ]
        part = self.leaf(v)
        if isinstance(part, ObjectPart):
            return ["o", part.name, self.node(part.arguments, depth + 1), part.asked]
        return self.array(v, part)

    def key(self, key: Any, depth: int) -> Any:
        """Encode a key; NumPy's numbers are as good as Python's, to which they are equal."""
        part = None if type(key) in _PLAIN else self.leaf(key)
        if isinstance(part, ArrayPart) and part.container == "scalar":
            key = key.item()
        return self.node(key, depth)

    def array(self, v: Any, part: ArrayPart | list[Any] | None) -> Any:
        if part is None:
            name = type(v).__name__
            if type(v) is CoroutineType:
                v.close()  # else Python prints that it was never awaited
            raise WireError("`{type}` is not an array, a number, a list or a dict", type=name)
        if not isinstance(part, ArrayPart):
            return part
        if len(self.buffers) >= MAX_ARRAYS:
            raise WireError("more than {n} arrays", n=MAX_ARRAYS)
        self.buffers.append(part.data)
        return ["a", part.dtype, list(part.shape), part.container, part.device]


def _is_named_tuple(v: Any) -> bool:
    return isinstance(v, tuple) and hasattr(type(v), "_fields")


def _integer(v: int) -> list[Any]:
    if not -(2**63) <= v < 2**64:
        raise WireError("an integer beyond 64 bits")
    return ["i", v]


_PLAIN: dict[type, Callable[[Any], list[Any]]] = {
    type(None): lambda v: ["z"],
    bool: lambda v: ["b", v],
    int: _integer,
    float: lambda v: ["f", v],
    complex: lambda v: ["c", v.real, v.imag],
    str: lambda v: ["s", v[:100_000].encode("utf-8", "replace").decode("utf-8")],
}


def decode(
    tree: Any, payload: memoryview, make: Callable[[ArrayPart], Any], special: Callable[[Any], Any]
) -> Any:
    """Rebuild a value from its tree and payload.

    `make` turns an `ArrayPart` into an array of the reader's kind; `special` is given any node
    whose tag is not a plain value's, and raises `WireError` for what it does not accept.
    """
    reader = _Reader(payload, make, special)
    try:
        value = reader.node(tree, 0)
    except (TypeError, ValueError, KeyError, IndexError, OverflowError) as error:
        raise WireError("the frame is malformed") from error
    if reader.position != payload.nbytes:
        raise WireError("the payload does not fit its header")
    return value


class _Reader:
    """One pass over a tree, taking array bytes from the payload in order."""

    def __init__(
        self,
        payload: memoryview,
        make: Callable[[ArrayPart], Any],
        special: Callable[[Any], Any],
    ) -> None:
        self.payload, self.make, self.special = payload, make, special
        self.position = self.count = self.arrays = self.meta = 0

    def node(self, tree: Any, depth: int) -> Any:
        self.count += 1
        if self.count > MAX_NODES or depth > MAX_DEPTH:
            raise WireError("the frame is nested too deeply or has too many parts")
        if type(tree) is not list or not tree:
            raise WireError("the frame is malformed")
        tag = tree[0]
        if tag in _SCALARS:
            return _SCALARS[tag](*tree[1:])
        if tag == "l":
            return list(self.nodes(tree[1], depth))
        if tag == "t":
            return tuple(self.nodes(tree[1], depth))
        if tag == "d":
            return {self.key(k): self.node(v, depth + 1) for k, v in tree[1]}
        if tag == "a":
            return self.make(self.array(*tree[1:]))
        if tag == "o":
            return self.special([tag, tree[1], self.node(tree[2], depth + 1), tree[3]])
        return self.special(tree)

    def nodes(self, trees: Any, depth: int) -> Iterator[Any]:
        if type(trees) is not list:
            raise WireError("the frame is malformed")
        return (self.node(item, depth + 1) for item in trees)

    def key(self, tree: Any) -> Any:
        if type(tree) is list and len(tree) == 2 and tree[0] == "s" and type(tree[1]) is str:
            self.count += 1  # looked at with the value
            return tree[1]
        key = self.node(tree, MAX_DEPTH)
        if type(key) not in (str, int, bool, float):
            raise WireError("a dict key is neither text nor a number")
        return key

    def array(self, dtype: Any, shape: Any, container: Any, device: Any) -> ArrayPart:
        self.arrays += 1
        if self.arrays > MAX_ARRAYS:
            raise WireError("more than {n} arrays", n=MAX_ARRAYS)
        if type(dtype) is not str or dtype not in DTYPES:
            raise WireError("a dtype that may not cross")
        if container not in CONTAINERS or type(device) is not str:
            raise WireError("the frame is malformed")
        dims = _dimensions(shape)
        size = largest = DTYPES[dtype] * math.prod(dims)
        if not size:
            largest = DTYPES[dtype] * math.prod(max(1, d) for d in dims)  # 0 x 2**39 is large, too
        if device == "meta":
            self.meta += largest
            if self.meta > MAX_META:
                raise WireError("an array too large for `meta`")
            return ArrayPart(dtype, dims, container, device, b"")
        if largest > max(self.payload.nbytes, 1 << 20):
            raise WireError("an array larger than its frame")
        data = self.payload[self.position : self.position + size]
        if data.nbytes != size:
            raise WireError("the payload does not fit its header")
        self.position += size
        return ArrayPart(dtype, dims, container, device[:16], data)


def _dimensions(shape: Any) -> tuple[int, ...]:
    if type(shape) is not list or len(shape) > MAX_DIMENSIONS:
        raise WireError("the frame is malformed")
    if not all(type(d) is int and 0 <= d < 2**40 for d in shape):
        raise WireError("the frame is malformed")
    return tuple(shape)


def _checked(kind: type, allowed: tuple[type, ...]) -> Callable[[Any], Any]:
    def check(v: Any) -> Any:
        if type(v) not in allowed:
            raise WireError("the frame is malformed")
        return kind(v)

    return check


def _whole(v: Any) -> int:
    if type(v) is not int or not -(2**63) <= v < 2**64:
        raise WireError("the frame is malformed")
    return v


_SCALARS: dict[str, Callable[..., Any]] = {
    "z": lambda: None,
    "b": _checked(bool, (bool,)),
    "i": _whole,
    "f": _checked(float, (float, int)),
    "c": lambda re, im: complex(float(re), float(im)),
    "s": _checked(str, (str,)),
}
