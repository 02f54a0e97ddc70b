"""The codec: what may cross comes back equal; anything else is a `WireError`, quickly."""

from __future__ import annotations

import contextlib
import gc
import json
from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox._values import _array, _refuse, encode
from grader.worker import wire
from grader.worker.values import Converter

EXAMPLES = settings.default.max_examples


def roundtrip(value: Any) -> Any:
    tree, buffers = encode(value)
    payload = b"".join(bytes(b) for b in buffers)
    return wire.decode(json.loads(json.dumps(tree)), memoryview(payload), _array, _refuse)


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(max_size=20),
)
trees = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(max_size=5), inner, max_size=4),
    ),
    max_leaves=15,
)


@given(trees)
@settings(max_examples=2 * EXAMPLES, deadline=None)
def test_plain_values_come_back_equal(value: Any) -> None:
    """Scalars and containers keep their types and values."""
    assert roundtrip(value) == value


@given(
    hnp.arrays(
        st.sampled_from(
            ["float64", "float32", "float16", "int64", "int8", "uint8", "bool", "complex64"]
        ),
        hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
    )
)
@settings(max_examples=2 * EXAMPLES, deadline=None)
def test_arrays_come_back_bit_equal(array: np.ndarray) -> None:
    """Shape, dtype and every bit survive, empty and 0-d arrays included."""
    back = roundtrip([array])[0]
    assert back.data.shape == array.shape
    assert back.data.dtype == array.dtype
    assert back.data.tobytes() == array.tobytes()


def test_long_double_survives() -> None:
    """The truth crosses in extended precision."""
    third = np.longdouble(1) / 3
    assert roundtrip([np.array([third])])[0].data[0] == third


HOSTILE = {
    "not-a-list": {"a": 1},
    "empty": [],
    "unknown-tag": ["q", 1],
    "callable-from-worker": ["k", "kernel"],
    "wrong-scalar": ["i", "1"],
    "bool-as-int": ["i", True],
    "dtype": ["a", "object", [1], "ndarray", "cpu"],
    "dtype-type": ["a", ["float64"], [1], "ndarray", "cpu"],
    "negative": ["a", "float64", [-1], "ndarray", "cpu"],
    "zero-times-huge": ["a", "float64", [0, 2**39, 2**39], "ndarray", "cpu"],
    "overflow": ["a", "float64", [2**32, 2**32], "ndarray", "cpu"],
    "many-axes": ["a", "float64", [1] * 40, "ndarray", "cpu"],
    "float-shape": ["a", "float64", [1.0], "ndarray", "cpu"],
    "container": ["a", "float64", [], "Tensor", "cpu"],
    "short": ["a", "float64", [3], "ndarray", "cpu"],
    "missing-fields": ["a", "float64"],
    "unhashable-key": ["d", [[["l", []], ["i", 1]]]],
    "dict-shape": ["d", [[1]]],
    "deep": None,
    "wide": ["l", [["z"]] * 30_000],
    "many-arrays": ["l", [["a", "bool", [0], "ndarray", "cpu"]] * 100],
}


def deep() -> Any:
    tree: Any = ["z"]
    for _ in range(500):
        tree = ["l", [tree]]
    return tree


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_trees_are_refused(name: str) -> None:
    """Nothing is allocated for what does not fit, and nothing but `WireError` comes out."""
    tree = deep() if name == "deep" else HOSTILE[name]
    with pytest.raises(wire.WireError):
        wire.decode(tree, memoryview(b"\0" * 8), _array, _refuse)


json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(["a", "l", "t", "d", "z", "i", "f", "s", "k", "g", "float64", "bool"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=25,
)


@given(json_values, st.binary(max_size=64))
@settings(max_examples=5 * EXAMPLES, deadline=None)
def test_any_json_decodes_or_is_refused(tree: Any, payload: bytes) -> None:
    """Fuzz: whatever stands in a header, decoding ends in a value or a `WireError`."""
    with contextlib.suppress(wire.WireError):
        wire.decode(tree, memoryview(payload), _array, _refuse)


@given(st.binary(max_size=80))
@settings(max_examples=3 * EXAMPLES, deadline=None)
def test_any_bytes_are_a_header_or_refused(raw: bytes) -> None:
    """Fuzz: prefixes and headers."""
    with contextlib.suppress(wire.WireError):
        wire.parse_header(raw)
    if len(raw) >= wire.PREFIX.size:
        with contextlib.suppress(wire.WireError):
            wire.parse_prefix(raw[: wire.PREFIX.size], 1 << 20)


@pytest.mark.parametrize(
    "raw", [b"[" * 100_000, b"9" * 10_000, b'{"a":' * 50_000, b"\xff\xfe", b"", b"[]", b"NaN"]
)
def test_parsers_of_json_are_not_trusted(raw: bytes) -> None:
    """Deep nesting, huge integers and broken text are refused."""
    with pytest.raises(wire.WireError):
        wire.parse_header(raw)


def test_nothing_is_kept_alive():
    """What was encoded is free at once, not at the next collection of cycles."""
    data = bytearray(8)
    part = wire.ArrayPart("float64", (1,), "ndarray", "cpu", memoryview(data))
    gc.disable()
    try:
        tree, buffers = wire.encode([object], lambda v, part=part: part)
        del tree, buffers, part
        data.append(0)  # BufferError while anything still looks at it
    finally:
        gc.enable()


def _holding_itself() -> list[Any]:
    value: list[Any] = [1.0]
    value.append({"again": value})
    return value


def _nested(depth: int) -> Any:
    return [_nested(depth - 1)] if depth else 1.0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param(_holding_itself(), "a value that holds itself", id="cyclic"),
        pytest.param(_nested(13), "a value nested more than 12 deep", id="deep"),
        pytest.param([0.0] * 20_001, "a value of more than 20000 parts", id="wide"),
    ],
)
def test_what_is_too_large_says_how(value: Any, said: str) -> None:
    """A result that cannot cross is told by its own fault."""
    with pytest.raises(wire.WireError, match=said):
        wire.encode(value, lambda leaf: None)


def test_what_a_dict_may_be() -> None:
    """Keys that are NumPy's numbers are Python's; a dict that counts is a dict."""
    made = Counter({np.int64(3): 2, "a": 1})
    tree, _ = Converter("numpy", "cpu", 1 << 20).encode(made)
    assert tree == ["d", [[["i", 3], ["i", 2]], [["s", "a"], ["i", 1]]]]


def test_a_coroutine_is_closed() -> None:
    """What `async def` returns is refused, without a warning that it was never awaited."""

    async def answer() -> int:
        return 1

    with pytest.raises(wire.WireError, match="`coroutine` is not an array"):
        wire.encode(answer(), lambda value: None)
    gc.collect()
