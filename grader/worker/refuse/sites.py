"""Where a library itself calls what is forbidden: the only places that may go on doing so.

A place is an instruction of a code object, for whoever has a code object run may have it call
back: `numpy.cov` calls `dot`, and also, through `__array__`, whatever its argument brings along.
"""

from __future__ import annotations

import dis
import functools
from collections.abc import Container, Iterator
from itertools import pairwise
from types import CodeType

AT = ("@", "@=")
"""How `dis` writes the operators of a matrix product."""

HELPERS = {
    "_wrapreduction": "ufunc",
    "_wrapreduction_any_all": "ufunc",
    "_wrapfunc": "bound",
    "_wrapit": "getattr",
    "_ureduce": "func",
}
"""Functions of NumPy that call what others of it hand them, and under which name that stands."""

GLOBAL = ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_DEREF")
ATTRIBUTE = ("LOAD_ATTR", "LOAD_METHOD")
CALLING = ("CALL", "PRECALL")


def calls(code: CodeType, names: Container[str], *, methods: bool = False) -> frozenset[int]:
    """Return the offsets at which a code calls, or hands on, what stands under one of `names`.

    Parameters
    ----------
    methods : bool
        Whether it may also be an attribute of a value (`a.dot`), not only of a module.
    """
    listed = [(i, _range(i), offsets) for i, offsets in _instructions(code)]
    roots = {at[0] for i, at, _ in listed if i.opname in GLOBAL}
    wanted = []
    for (load, at, _), (after, _, _) in pairwise(listed):
        rooted = methods or at[0] in roots
        if load.opname in (*GLOBAL, *ATTRIBUTE) and load.argval in names and rooted:
            wanted.append(at)
            if after.opname == "STORE_FAST":  # another name for it
                wanted += [at for i, at, _ in listed if i.argval == after.argval and _loading(i)]
    places = [(at, offsets) for i, at, offsets in listed if i.opname.startswith(CALLING)]
    found: set[int] = set()
    for first, last in wanted:
        around = [at for at, _ in places if at[0] <= first and last <= at[1]]
        innermost = max(around, key=lambda at: (at[0], (-at[1][0], -at[1][1])), default=None)
        found.update(*(offsets for at, offsets in places if at == innermost))
    return frozenset(found)


def _loading(instruction: dis.Instruction) -> bool:
    return instruction.opname.startswith(("LOAD_FAST", *GLOBAL))


def _range(instruction: dis.Instruction) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where in the text an instruction stands, from and to; nowhere if that was not kept."""
    at = instruction.positions
    if at is None or None in at:
        return (0, 0), (0, 0)
    first, last, column, end = at
    return (first or 0, column or 0), (last or 0, end or 0)


def operators(code: CodeType) -> frozenset[int]:
    """Return the offsets at which a code multiplies matrices by `@`."""
    if not any(_aligned(code.co_code, pair) for pair in _at()):
        return frozenset()
    found = (o for i, o in _instructions(code) if i.opname == "BINARY_OP" and i.argrepr in AT)
    return frozenset(offset for offsets in found for offset in offsets)


@functools.cache
def _at() -> list[bytes]:
    """The instructions of `@` and `@=`."""
    listed = dis.get_instructions(compile("a @ b; a @= b", "", "exec"))
    return [bytes((i.opcode, i.arg or 0)) for i in listed if i.argrepr in AT]


def _aligned(code: bytes, pair: bytes) -> bool:
    """Whether an instruction is among those of a code."""
    place = code.find(pair)
    while place > 0 and place % 2:
        place = code.find(pair, place + 1)
    return place >= 0


def handed_on(code: CodeType) -> frozenset[int]:
    """Return the offsets at which a helper of NumPy calls what it was handed."""
    name = HELPERS.get(code.co_name)
    return frozenset(_through(code, name)) if name else frozenset()


def _through(code: CodeType, name: str) -> Iterator[int]:
    """Yield the offsets of calls whose callee begins with a name."""
    listed = [(i, _range(i)[0], offsets) for i, offsets in _instructions(code)]
    starts = {start for i, start, _ in listed if i.argval == name and _loading(i)}
    for instruction, start, offsets in listed:
        if instruction.opname.startswith(CALLING) and start in starts:
            yield from offsets


def _instructions(code: CodeType) -> Iterator[tuple[dis.Instruction, range]]:
    """Yield the instructions with all offsets at which a frame may say that it stands."""
    listed = list(dis.get_instructions(code))
    ends = [instruction.offset for instruction in listed[1:]] + [len(code.co_code)]
    for instruction, end in zip(listed, ends, strict=True):
        yield instruction, range(instruction.offset, end, 2)
