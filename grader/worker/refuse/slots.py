"""Methods and operators of arrays, refused in the type itself: `a @ b`, `a.dot(b)`.

NumPy's type is fixed for Python, so that its dictionary and its slots are written to directly.
"""

from __future__ import annotations

import ctypes
import gc
import operator
import sys
from types import FunctionType
from typing import Any

from . import sites
from .names import callers, trusted
from .sealed import Trust, passing, raising, swap

AT_NUMBERS = 96
"""Where a type points to its table of operators: the same in CPython 3.8 to 3.14, 64 bits."""
SLOTS = (34 * 8, 35 * 8)
"""Where that table points to how `@` and `@=` are done."""
REFLECTED = ("__matmul__", "__rmatmul__", "__imatmul__")
PRODUCTS = ("__mul__", "__rmul__", "__imul__", "__pow__", "__ipow__")
"""What is the same for a `numpy.matrix`."""


def refuse_method(name: str) -> None:
    """Refuse a method of arrays and tensors."""
    import numpy as np

    trust = trusted("numpy", {name}, methods=True)
    _rebind(np.ndarray, name, trust)
    for kind in _family(np.ndarray)[1:]:
        own = vars(kind).get(name)
        if type(own) is FunctionType:
            _replace(own, f".{name}", trust)
    _rebind_tensor(name)


def _replace(method: FunctionType, shown: str, trust: Trust) -> None:
    swap(method, lambda original: passing(shown, original, trust))


def refuse_matmul() -> None:
    """Refuse `@`, `@=` and the functions of `operator` that stand for them."""
    import numpy as np

    found = {(id(c), space): sites.operators(c) for c, space in callers("numpy")[""]}
    trust = Trust({key: places for key, places in found.items() if places})
    for name in REFLECTED:
        _rebind(np.ndarray, name, trust)
        _rebind_tensor(name)
    for name in PRODUCTS:
        swap(vars(np.matrix)[name], raising("@"))
    for kind in _family(np.ndarray):
        for slot in SLOTS:
            _slot(kind, slot).value = _slot(_Python, slot).value
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(np.ndarray))
    for name in ("matmul", "imatmul", "__matmul__", "__imatmul__"):
        setattr(operator, name, raising("@"))


def _rebind(kind: type, name: str, trust: Trust) -> None:
    """Put a refusing method into a fixed type."""
    original = vars(kind).get(name)
    if original is None:
        return
    shown = "@" if name in REFLECTED else f".{name}"
    body: dict[str, Any] = gc.get_referents(kind.__dict__)[0]
    body[name] = passing(shown, original, trust)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


def _rebind_tensor(name: str) -> None:
    torch = sys.modules.get("torch")
    if torch is not None and hasattr(torch.Tensor, name):
        setattr(torch.Tensor, name, raising("@" if name in REFLECTED else f".{name}"))


class _Python:
    """A type whose operators are looked up by name: its slots hold how Python does that."""

    def __matmul__(self, other: Any) -> Any:
        raise NotImplementedError

    def __imatmul__(self, other: Any) -> Any:
        raise NotImplementedError


def _slot(kind: type, slot: int) -> Any:
    numbers = ctypes.c_void_p.from_address(id(kind) + AT_NUMBERS).value or 0
    return ctypes.c_void_p.from_address(numbers + slot)


def _family(kind: type) -> list[type]:
    children: list[type] = kind.__subclasses__()
    return [kind, *(heir for child in children for heir in _family(child))]
