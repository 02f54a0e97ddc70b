"""Python's names of forbidden functions, refused wherever the library keeps them.

A function that is written in Python loses its code, for all who hold it. One that is written in C
is replaced wherever a module of its library binds it. The library itself may go on using either:
`numpy.cov` works where `numpy.dot` is forbidden.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import importlib
import sys
from collections.abc import Collection, Iterator
from types import (
    BuiltinFunctionType,
    CodeType,
    FunctionType,
    MethodDescriptorType,
    ModuleType,
)
from typing import Any, NamedTuple

from . import sites
from .sealed import GLOBALS, Trust, passing, raising, swap
from .spelling import folded

LATE = ("numpy.ma", "numpy.fft", "numpy.polynomial", "numpy.random", "numpy.lib.scimath")
"""Parts of NumPy that are imported when they are first used."""

INNER = ",1,_lo,_up,_f,_s,_n,_m,_r_raw,_reduced,_complete"
"""What the compiled parts of NumPy add to a name: `solve1`, `cholesky_lo`; before it, `c_`."""

USERS = ("scipy", "sklearn", "pandas", "statsmodels")
"""Libraries that rest on others, and may use them as those do; where they are imported by now."""

ATTRIBUTES = ("nin", "nout", "nargs", "ntypes", "types", "identity", "signature", "__name__")
METHODS = ("__call__", "reduce", "accumulate", "reduceat", "outer", "at")
"""What libraries use of a `ufunc`."""


def prepare(backend: str) -> None:
    """Look through the libraries now: what is only read here, every child would copy."""
    _bindings("numpy")
    callers("numpy")
    if backend == "torch":
        named()


def refuse(name: str) -> None:
    """Refuse a dotted name, its aliases, and what other parts of its library call the same."""
    root, last = name.partition(".")[0], name.rpartition(".")[2]
    found = _find(name)
    if isinstance(found, ModuleType):
        public = getattr(found, "__all__", None) or [k for k in vars(found) if k[0] != "_"]
        targets = {k: vars(found).get(k) for k in public}
    else:
        targets = {last: found}
    for key, value in targets.items():
        if callable(value) and not isinstance(value, ModuleType):
            _refuse(name, root, key, value)


def _find(name: str) -> Any:
    """Return what a dotted name stands for, among what is imported; None if nothing."""
    parts = name.split(".")
    for size in range(len(parts), 0, -1):
        module = sys.modules.get(".".join(parts[:size]))
        if module is not None:
            found: Any = module
            for part in parts[size:]:
                found = getattr(found, part, None)
            return found
    return None


def _refuse(name: str, root: str, key: str, value: Any) -> None:
    """Refuse one object, and all that modules of `root` bind to its name."""
    found = _bindings(root)
    inner = [f"{before}{key}{after}" for before in ("", "c_") for after in INNER.split(",")]
    same = {id(other): other for k in inner for other in found.called.get(k, ())}
    same |= {id(value): value}
    bound = [(i, place, k) for i in same for place, k in found.places.get(i, ())]
    trust = trusted(root, {key, *(k for _, _, k in bound)})
    instead = {i: _replacement(name, other, trust) for i, other in same.items()}
    for i, place, k in bound:
        if instead[i] is not None:
            place[k] = instead[i]
    held = [(i, *place) for i in same for place in found.held.get(i, ())]
    for i, holder, attribute, k in held:
        if instead[i] is not None:
            inside = trusted(root, {k}, methods=True)
            setattr(holder, attribute, _replacement(name, same[i], inside))


@functools.cache
def _compiled() -> tuple[type, ...]:
    import numpy as np

    return (BuiltinFunctionType, np.ufunc, type(np.dot))


class _Bindings(NamedTuple):
    """What the modules of a library bind: by the id of an object, and by name."""

    places: dict[int, list[tuple[dict[str, Any], str]]]
    called: dict[str, list[Any]]
    held: dict[int, list[tuple[Any, str, str]]]
    """What else holds it, where, and under which name: a closure's cell, or an object that makes a
    variant of it."""


@functools.cache
def _bindings(root: str) -> _Bindings:
    for late in LATE if root == "numpy" else ():  # what comes later binds what it finds then
        importlib.import_module(late)
    found = _Bindings({}, {}, {})
    for holder, attribute, key, value in _held(root):
        found.held.setdefault(id(value), []).append((holder, attribute, key))
    for module in _modules(root):
        for key, value in module.items():
            if callable(value) and not isinstance(value, ModuleType):
                found.places.setdefault(id(value), []).append((module, key))
                if not isinstance(value, type):
                    found.called.setdefault(key, []).append(value)
    return found


def _held(root: str) -> Iterator[tuple[Any, str, str, Any]]:
    """Yield what closures of a library and its objects hold: holder, attribute, name, value."""
    waiting = [value for module in _modules(root) for value in module.values()]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in seen or isinstance(value, ModuleType):
            continue
        seen.add(id(value))
        if isinstance(value, type):
            waiting += vars(value).values() if _belongs(value, root) else ()
        elif type(value) is FunctionType:
            free = zip(value.__code__.co_freevars, value.__closure__ or (), strict=True)
            for name, cell in free:
                with contextlib.suppress(ValueError):  # an empty one
                    if type(cell.cell_contents) in _compiled():
                        yield cell, "cell_contents", name, cell.cell_contents
        elif callable(value) and _belongs(type(value), root):
            for key, part in getattr(value, "__dict__", {}).items():
                if type(part) in _compiled():
                    yield value, key, key, part


def _replacement(name: str, value: Any, trust: Trust) -> Any:
    """Return what stands for a function from now on; None if it refuses by itself now."""
    if type(value) is FunctionType:
        swap(value, lambda original: passing(name, original, trust))
        return None
    inner = getattr(value, "_implementation", None)  # numpy's, which looks for overrides first
    if type(inner) is FunctionType:
        swap(inner, lambda original: passing(name, original, trust))
        return None
    if isinstance(inner, BuiltinFunctionType):
        return None if _implant(value, inner, passing(name, inner, trust)) else raising(name)
    if type(value).__name__ == "ufunc":
        return _universal(name, value, trust)
    if isinstance(value, type):
        return raising(name)
    return passing(name, value, trust)


def _implant(dispatcher: Any, inner: Any, refusing: FunctionType) -> bool:
    """Change what one of numpy's dispatchers calls, for all who hold it; whether it was found."""
    for offset in range(object.__basicsize__, type(dispatcher).__basicsize__, 8):
        place = ctypes.c_void_p.from_address(id(dispatcher) + offset)
        if place.value == id(inner):
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(refusing))
            place.value = id(refusing)
            return True
    return False


def _universal(name: str, value: Any, trust: Trust) -> Any:
    """Return what looks like one of numpy's universal functions, and refuses."""
    body: dict[str, Any] = {"__slots__": (), "__doc__": value.__doc__}
    for method in METHODS:
        body[method] = staticmethod(passing(name, getattr(value, method), trust))
    for attribute in ATTRIBUTES:
        body[attribute] = getattr(value, attribute, None)
    return type("ufunc", (), body)()


@functools.cache
def callers(root: str) -> dict[str, list[tuple[CodeType, int]]]:
    """Return, by name, the code of a library that uses it, with the id of its globals.

    Under the empty name stands all of it.
    """
    found: dict[str, list[tuple[CodeType, int]]] = {"": []}
    for code, space in (pair for library in (root, *USERS) for pair in _codes(library)):
        for name in dict.fromkeys(("", *code.co_names, *code.co_freevars, *_texts(code))):
            found.setdefault(name, []).append((code, space))
    return found


def _texts(code: CodeType) -> list[str]:
    """Names of methods that are handed to a helper: `_wrapfunc(a, "argsort")`."""
    return [part for part in code.co_consts if type(part) is str and part.isidentifier()]


def trusted(root: str, names: Collection[str], *, methods: bool = False) -> Trust:
    """Return where a library itself calls what it knows by one of some names."""
    known = callers(root)
    naming = {(id(c), space): c for name in names for c, space in known.get(name, ())}
    found = {key: sites.calls(code, names, methods=methods) for key, code in naming.items()}
    return Trust(
        {key: places for key, places in found.items() if places}, handed(root), set(naming)
    )


@functools.cache
def handed(root: str) -> dict[tuple[int, int], frozenset[int]]:
    """Return where helpers of a library call what other parts of it hand them."""
    codes = callers(root)[""]
    return {(id(c), space): at for c, space in codes if (at := sites.handed_on(c))}


def _codes(root: str) -> Iterator[tuple[CodeType, int]]:
    """Yield the code of a library, with the id of the globals it runs with.

    Whoever trusts such an id must keep what has it: that of what is freed goes to another.
    """
    waiting: list[tuple[Any, int]] = []
    waiting += [(value, 0) for module in _modules(root) for value in module.values()]
    seen: set[int] = set()
    while waiting:
        value, space = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if type(value) is CodeType:
            yield value, space
            waiting += [(part, space) for part in value.co_consts if type(part) is CodeType]
        elif type(value) is FunctionType and _belongs(value, root):
            waiting.append((value.__code__, id(value.__globals__)))
            waiting.append((getattr(value, "__wrapped__", None), 0))
        elif isinstance(value, type) and _belongs(value, root):
            waiting += [(part, 0) for part in vars(value).values()]
        elif isinstance(value, classmethod | staticmethod):
            waiting.append((value.__func__, 0))
        elif isinstance(value, property):
            waiting += [(value.fget, 0), (value.fset, 0)]
        elif type(value).__name__ == "_ArrayFunctionDispatcher":
            waiting.append((value._implementation, 0))


def _belongs(value: Any, root: str) -> bool:
    return str(getattr(value, "__module__", "")).partition(".")[0] == root


def _modules(root: str) -> Iterator[dict[str, Any]]:
    for name, module in list(sys.modules.items()):
        if (name == root or name.startswith(f"{root}.")) and isinstance(module, ModuleType):
            yield module.__dict__


# --------------------------------------------------------------------------- torch


@functools.cache
def named() -> dict[str, list[Any]]:
    """Return the functions and layers that torch has in Python, by their folded names."""
    found: dict[str, dict[int, Any]] = {}
    for module in _modules("torch"):
        for key, value in module.items():
            if isinstance(value, FunctionType | type) and _belongs(value, "torch"):
                found.setdefault(folded(key), {})[id(value)] = value
    return {name: list(values.values()) for name, values in found.items()}


def refuse_torch(name: str) -> None:
    """Refuse what torch calls so in Python, and the C functions that a dotted name stands for."""
    last = name.rpartition(".")[2]
    for value in named().get(folded(last), ()):
        inside = vars(value) if isinstance(value, type) else {"": value}
        for key in ("", "__init__", "forward"):
            if type(inside.get(key)) is FunctionType:
                _empty(name, inside[key])
    torch = sys.modules["torch"]
    for place in (torch, torch.Tensor, torch.nn.functional):
        if isinstance(getattr(place, last, None), BuiltinFunctionType | MethodDescriptorType):
            setattr(place, last, raising(name))
    found = _find(name) if "." in name else None
    if isinstance(found, ModuleType):
        for key in getattr(found, "__all__", ()):
            if isinstance(vars(found).get(key), BuiltinFunctionType):
                setattr(found, key, raising(name))


def _empty(name: str, function: FunctionType) -> None:
    """Take the code of a function, and of what it wraps."""
    for cell in function.__closure__ or ():
        with contextlib.suppress(ValueError):  # an empty one
            inner = cell.cell_contents
            if type(inner) is FunctionType and folded(inner.__name__) == folded(function.__name__):
                _empty(name, inner)
    if function.__globals__ is not GLOBALS:
        swap(function, raising(name))
