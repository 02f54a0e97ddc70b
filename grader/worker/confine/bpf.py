"""Assembler of seccomp filters: straight lines of `if the call is X, then decide`, no loops.

A filter is a list of blocks. A block belongs to one call and always decides; a call that has no
block falls through to the default. So a filter can be read, and checked, one block at a time.
"""

from __future__ import annotations

import errno
import struct
from collections.abc import Sequence

from .syscalls import Architecture

Instruction = bytes
Body = Sequence[Instruction]

RETURN_ALLOW, RETURN_ERRNO, RETURN_KILL = 0x7FFF0000, 0x00050000, 0x80000000
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER_AT, ARCHITECTURE_AT, ARGUMENTS_AT = 0, 4, 16


def _instruction(code: int, constant: int, yes: int = 0, no: int = 0) -> Instruction:
    return struct.pack("HBBI", code, yes, no, constant & 0xFFFFFFFF)


def refuse(number: int = errno.EPERM) -> Body:
    """The call fails with an error number."""
    return [_instruction(RETURN, RETURN_ERRNO | number)]


ALLOW: Body = [_instruction(RETURN, RETURN_ALLOW)]
KILL: Body = [_instruction(RETURN, RETURN_KILL)]


def _low(argument: int) -> Instruction:
    """Load the low half of an argument: all of an `int`, which is what the kernel looks at."""
    return _instruction(LOAD, ARGUMENTS_AT + 8 * argument)


def _high(argument: int) -> Instruction:
    return _instruction(LOAD, ARGUMENTS_AT + 8 * argument + 4)


def allow_if_equal(argument: int, values: Sequence[int], otherwise: Body) -> Body:
    """Allow if an `int` argument is one of `values`."""
    tests = [part for v in values for part in (_instruction(JUMP_EQUAL, v, 0, 1), *ALLOW)]
    return [_low(argument), *tests, *otherwise]


def allow_if_below(argument: int, bound: int, otherwise: Body) -> Body:
    """Allow if an `int` argument, taken as without a sign, is less than `bound`."""
    return [_low(argument), _instruction(JUMP_AT_LEAST, bound, 1, 0), *ALLOW, *otherwise]


def allow_if_any_set(argument: int, bits: int, otherwise: Body) -> Body:
    """Allow if any of the (low) bits of an argument is set."""
    return [_low(argument), _instruction(JUMP_ANY_BIT, bits, 0, 1), *ALLOW, *otherwise]


def allow_if_none_set(argument: int, bits: int, otherwise: Body) -> Body:
    """Allow if none of the (low) bits of an argument is set."""
    return [
        _low(argument),
        _instruction(JUMP_ANY_BIT, bits, 0, len(otherwise)),
        *otherwise,
        *ALLOW,
    ]


def allow_if_all_zero(argument_int: int, argument_pointer: int, otherwise: Body) -> Body:
    """Allow if an `int` argument is 0 and a pointer argument is null."""
    tests = [
        part
        for load in (_low(argument_int), _low(argument_pointer), _high(argument_pointer))
        for part in (load, _instruction(JUMP_EQUAL, 0, len(otherwise), 0), *otherwise)
    ]
    return [*tests, *ALLOW]


class Filter:
    """A seccomp filter under construction for one architecture."""

    def __init__(self, architecture: Architecture) -> None:
        self.architecture = architecture
        self._parts: list[Instruction] = []
        self._decided: set[str] = set()

    def check_architecture(self) -> None:
        """Kill callers through another table of calls (32-bit, x32): its numbers mean others."""
        self._parts += [
            _instruction(LOAD, ARCHITECTURE_AT),
            _instruction(JUMP_EQUAL, self.architecture.audit, 1, 0),
            *KILL,
        ]
        self.load_number()
        if self.architecture.x32:
            self._parts += [_instruction(JUMP_AT_LEAST, self.architecture.x32, 0, 1), *KILL]

    def load_number(self) -> None:
        """Load the number of the call, which every block compares."""
        self._parts.append(_instruction(LOAD, NUMBER_AT))

    def on(self, names: str, body: Body) -> None:
        """Decide calls by `body`; the first decision about a call counts.

        Parameters
        ----------
        names : str
            Names, separated by blanks; those this architecture does not have are left out.
        """
        for name in names.split():
            number = self.architecture.numbers.get(name)
            if number is not None and name not in self._decided:
                self._decided.add(name)
                self._parts += [_instruction(JUMP_EQUAL, number, 0, len(body)), *body]

    def otherwise(self, body: Body) -> bytes:
        """Decide every other call, and return the program."""
        return b"".join([*self._parts, *body])
