"""Functions that raise, and whose insides cannot be looked at: the originals stay theirs.

A closure or a global can be read and replaced by whoever holds the function. So what a sealed
function needs stands among the constants of its code, and `guard` refuses to show that code.
"""

from __future__ import annotations

import builtins
import functools
import sys
import warnings
from collections.abc import Callable, Container
from types import CodeType, FunctionType
from typing import Any

__all__ = [
    "GLOBALS",
    "Forbidden",
    "NotAvailable",
    "passing",
    "prepare",
    "raising",
    "refused",
    "sealed",
    "swap",
    "unavailable",
]

GLOBALS: dict[str, Any] = {"__builtins__": builtins}
"""The globals of every sealed function, by which they are known; none of them looks there."""

_REFUSED: list[str] = []


class Forbidden(Exception):
    """A function was called that the exercise asks the student to write."""


class NotAvailable(RuntimeError):
    """Something was asked of the interpreter that would undo a refusal."""


def refused() -> list[str]:
    """Return what was refused since the last time, whether or not the file let it be seen."""
    names = list(_REFUSED)
    _REFUSED.clear()
    return names


def sealed(source: str, **constants: Any) -> FunctionType:
    """Compile the one function of a template; each `"NAME"` in it becomes the constant given."""
    code = _compiled(source)
    # of what stands in a constant, only text, tuples and frozen sets are read here
    filled = tuple(constants.get(c, c) if isinstance(c, str) else c for c in code.co_consts)
    return FunctionType(code.replace(co_consts=filled), GLOBALS)


@functools.cache
def _compiled(source: str) -> CodeType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that text is not callable
        module = compile(source, "<refused>", "exec")
    return next(part for part in module.co_consts if isinstance(part, CodeType))


_RAISING = """
def refuse(*args, **kwargs):
    "NOTE"("NAME")
    raise "FORBIDDEN"("NAME")
"""

_UNAVAILABLE = """
def refuse(*args, **kwargs):
    raise "UNAVAILABLE"("TEXT")
"""

_FORWARDING = """
def refuse(*args, **kwargs):
    return "REFUSING"(*args, **kwargs)
"""

_PASSING = """
def refuse(*args, **kwargs):
    caller = "FRAME"(0).f_back
    if caller is not None and "ID"(caller.f_code) in "FORWARDERS":
        caller = caller.f_back
    if caller is not None and "ID"(caller.f_code) in "TRUSTED":
        if "PLAIN"(args) and "PLAIN"("TUPLE"(kwargs.values())):
            return "ORIGINAL"(*args, **kwargs)
    "NOTE"("NAME")
    raise "FORBIDDEN"("NAME")
"""

_PLAIN = """
def plain(values):
    waiting = "LIST"(values)
    seen = 0
    while waiting:
        value = waiting.pop()
        kind = "TYPE"(value)
        seen += 1
        if kind is "LIST" or kind is "TUPLE":
            if seen > 100000:
                return False
            waiting.extend(value)
        elif kind in "ARRAYS":
            if value.dtype.hasobject:
                return False
        elif kind not in "SCALARS" and not "ISSUBCLASS"(kind, "GENERIC"):
            return False
    return True
"""

_FORWARDERS: set[int] = set()
_KEPT: list[Any] = []
"""What must not be freed, for its id stands for it."""


def prepare() -> None:
    """Compile the templates now."""
    for source in (_RAISING, _UNAVAILABLE, _FORWARDING, _PASSING):
        _compiled(source)
    _plain()


def raising(name: str) -> FunctionType:
    """Return a function that refuses every call."""
    return sealed(_RAISING, NAME=name, NOTE=_REFUSED.append, FORBIDDEN=Forbidden)


def unavailable(what: str) -> FunctionType:
    """Return a function that says it is not there."""
    text = f"{what} is not available in this exercise"
    return sealed(_UNAVAILABLE, TEXT=text, UNAVAILABLE=NotAvailable)


def passing(name: str, original: Callable[..., Any], trusted: Container[int]) -> FunctionType:
    """Return a function that refuses every call but the library's own.

    Such a call may hold plain arrays and numbers only: an object of the file's, called back from
    inside, would see the original at work.

    Parameters
    ----------
    trusted : container of int
        Ids of the code objects of the library that name this function: one that is handed it by
        somebody else (`apply_along_axis`) does not.
    """
    return sealed(
        _PASSING,
        NAME=name,
        NOTE=_REFUSED.append,
        FORBIDDEN=Forbidden,
        ORIGINAL=original,
        TRUSTED=trusted,
        PLAIN=_plain(),
        FORWARDERS=_FORWARDERS,
        FRAME=sys._getframe,
        ID=id,
        TUPLE=tuple,
    )


@functools.cache
def _plain() -> FunctionType:
    """Return what says whether values are plain arrays, numbers and lists of them."""
    import numpy as np

    scalars = (
        bool,
        int,
        float,
        complex,
        str,
        type(None),
        type,
        slice,
        type(...),
        *(type(np.dtype(c)) for c in "?bhilqBHILQefdgFDG"),
    )
    return sealed(
        _PLAIN,
        TYPE=type,
        LIST=list,
        TUPLE=tuple,
        ARRAYS=frozenset((np.ndarray, np.matrix, np.memmap, np.recarray, np.ma.MaskedArray)),
        SCALARS=frozenset(scalars),
        ISSUBCLASS=issubclass,
        GENERIC=np.generic,
    )


def swap(
    function: FunctionType, refusing: Callable[[FunctionType], FunctionType] | FunctionType
) -> None:
    """Let a function refuse, for all who hold it already.

    Parameters
    ----------
    refusing : function or callable
        What it is to do; or what makes that of the function it was, which nobody else holds then.
    """
    free = function.__code__.co_freevars
    if isinstance(refusing, FunctionType) and refusing.__globals__ is GLOBALS:
        function.__code__ = refusing.__code__.replace(co_freevars=free)
        return
    original = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    original.__kwdefaults__ = function.__kwdefaults__
    code = sealed(_FORWARDING, REFUSING=refusing(original)).__code__.replace(co_freevars=free)
    _FORWARDERS.add(id(code))
    _KEPT.append(code)
    function.__code__ = code
