"""Functions that raise, and whose insides cannot be looked at: the originals stay theirs.

A closure or a global can be read and replaced by whoever holds the function. So what a sealed
function needs stands among the constants of its code, and `guard` refuses to show that code.
"""

from __future__ import annotations

import builtins
import functools
import sys
import warnings
from collections.abc import Callable, Container, Mapping
from types import CodeType, FunctionType
from typing import Any, NamedTuple

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
    if caller is not None and "OPEN"(caller) and "ID"(caller.f_code) in "FORWARDERS":
        caller = caller.f_back
    known = "ID"(caller) in "GATES"
    if caller is not None and "OPEN"(caller):
        code, place, above = "ID"(caller.f_code), caller.f_lasti, caller.f_back
        space = "ID"(caller.f_globals)
        known = place in "SITES".get((code, space), ())
        if not known and place in "HANDED".get((code, space), ()):
            while above is not None and "OPEN"(above) and "ID"(above.f_code) in "HELPERS":
                above = above.f_back
            if above is not None and "OPEN"(above):
                known = ("ID"(above.f_code), "ID"(above.f_globals)) in "NAMING"
    if known and "PLAIN"(args) and "PLAIN"("TUPLE"(kwargs.values())):
        return "ORIGINAL"(*args, **kwargs)
    "NOTE"("NAME")
    raise "FORBIDDEN"("NAME")
"""

_OPEN = """
def open(frame):
    return frame.f_globals is not "GLOBALS"
"""

_GATE = """
def refuse(*args, **kwargs):
    if "PLAIN"(args) and "PLAIN"("TUPLE"(kwargs.values())):
        return "THROUGH"(*args, **kwargs)
    return "ORIGINAL"(*args, **kwargs)
"""

_THROUGH = """
def through(*args, **kwargs):
    here = "ID"("FRAME"(0))
    "GATES".add(here)
    try:
        return "ORIGINAL"(*args, **kwargs)
    finally:
        "GATES".discard(here)
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
        elif kind is "TYPE":
            if value not in "SCALARS" and not "ISSUBCLASS"(value, "GENERIC"):
                return False
        elif kind not in "SCALARS" and not "ISSUBCLASS"(kind, "GENERIC"):
            return False
    return True
"""

_FORWARDERS: set[int] = set()
_GATES: set[int] = set()
"""Frames that run now and through which may be called what is refused: only they themselves."""
_KEPT: list[Any] = []
"""What must not be freed, for its id stands for it."""


Code = tuple[int, int]
"""The ids of a code object and of the globals it must run with: its own may be given others."""


class Trust(NamedTuple):
    """Where a library calls a function itself, as offsets in its code."""

    sites: Mapping[Code, frozenset[int]]
    """Calls under its name."""
    handed: Mapping[Code, frozenset[int]] = {}
    """Calls of whatever they are handed, by ..."""
    naming: Container[Code] = ()
    """... code that knows its name."""


def prepare() -> None:
    """Compile the templates now."""
    for source in (_RAISING, _UNAVAILABLE, _FORWARDING, _PASSING, _GATE, _THROUGH):
        _compiled(source)
    _plain()


def raising(name: str) -> FunctionType:
    """Return a function that refuses every call."""
    return sealed(_RAISING, NAME=name, NOTE=_REFUSED.append, FORBIDDEN=Forbidden)


def unavailable(what: str) -> FunctionType:
    """Return a function that says it is not there."""
    text = f"{what} is not available in this exercise"
    return sealed(_UNAVAILABLE, TEXT=text, UNAVAILABLE=NotAvailable)


def passing(name: str, original: Callable[..., Any], trust: Trust) -> FunctionType:
    """Return a function that refuses every call but the library's own.

    Such a call may hold plain arrays and numbers only: an object of the file's, called back from
    inside, would see the original at work.
    """
    return sealed(
        _PASSING,
        NAME=name,
        NOTE=_REFUSED.append,
        FORBIDDEN=Forbidden,
        ORIGINAL=original,
        SITES=trust.sites,
        HANDED=trust.handed,
        HELPERS=frozenset(code for code, _ in trust.handed),
        NAMING=trust.naming,
        PLAIN=_plain(),
        FORWARDERS=_FORWARDERS,
        GATES=_GATES,
        OPEN=_open(),
        FRAME=sys._getframe,
        ID=id,
        TUPLE=tuple,
    )


@functools.cache
def _open() -> FunctionType:
    """Return what says whether the code of a frame may be looked at."""
    return sealed(_OPEN, GLOBALS=GLOBALS)


def gate(original: Callable[..., Any]) -> FunctionType:
    """Return a function through which code that has no frame may call what is refused."""
    through = sealed(_THROUGH, ORIGINAL=original, GATES=_GATES, FRAME=sys._getframe, ID=id)
    return sealed(_GATE, PLAIN=_plain(), TUPLE=tuple, THROUGH=through, ORIGINAL=original)


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
        object,
        type(None),
        slice,
        type(...),
        *(type(np.dtype(c)) for c in "?bhilqBHILQefdgFDG"),
        type(np.dtype),
        np.random.Generator,
        np.random.RandomState,
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
