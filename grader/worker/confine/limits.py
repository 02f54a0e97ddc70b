"""Layer: limits. What a child may use up of the machine; set for good, counted by the kernel.

Reason: a loop, a giant array, a flood of text or of threads must end the child and nothing else.
The wall clock is not here: that is the parent's.
"""

from __future__ import annotations

import resource as r
import struct
from typing import NamedTuple

ADDRESS_SLACK = 1 << 30
"""Address space beyond the memory limit, in bytes: reserved by allocators, never filled. It ends,
because the tables of pages that are only read are memory that no other limit counts."""

DESCRIPTORS = 64
SIGNALS = 1024
STACK = 8 << 20
_FORMAT = struct.Struct("<4sQQQQ")
_MAGIC = b"LIM1"
SIZE = _FORMAT.size
"""Bytes that `Limits.pack` makes."""


class Limits(NamedTuple):
    """What the parent grants a child.

    `cpu` in seconds, `memory` and `printed` in bytes, `processes` as a total of the account's
    processes and threads (which is how the kernel counts); 0 leaves that one unlimited.
    """

    cpu: int
    memory: int
    printed: int
    processes: int

    def pack(self) -> bytes:
        """Return the bytes that stand before the first request."""
        return _FORMAT.pack(_MAGIC, *self)

    @classmethod
    def unpack(cls, data: bytes) -> Limits:
        """Read what `pack` wrote."""
        magic, *values = _FORMAT.unpack(data)
        if magic != _MAGIC:
            raise ValueError("not limits")
        return cls(*values)


class Base(NamedTuple):
    """Bytes of data and of address space that the libraries take up already."""

    data: int
    size: int


def impose_common() -> None:
    """Set what is the same for every child: once, in the zygote, whose children inherit it."""
    _set(
        (r.RLIMIT_CORE, 1, 1),  # 0 is overlooked where cores go to a program; 1 byte is not
        (r.RLIMIT_NOFILE, DESCRIPTORS, DESCRIPTORS),
        (r.RLIMIT_SIGPENDING, SIGNALS, SIGNALS),  # queued to itself: memory no other limit counts
        (r.RLIMIT_STACK, STACK, STACK),
        (r.RLIMIT_MEMLOCK, 0, 0),  # `mmap` can lock, too
    )


def impose(limits: Limits, base: Base) -> None:
    """Set what the parent grants this child."""
    _set(
        (r.RLIMIT_CPU, limits.cpu, limits.cpu + 1),  # first a signal that has a name, then death
        (r.RLIMIT_FSIZE, limits.printed, limits.printed),
    )
    if limits.memory:
        data, size = base.data + limits.memory, base.size + limits.memory + ADDRESS_SLACK
        _set((r.RLIMIT_DATA, data, data), (r.RLIMIT_AS, size, size))
    if limits.processes:
        _set((r.RLIMIT_NPROC, limits.processes, limits.processes))


def shortage(limits: Limits, base: Base) -> str:
    """Name the first limit of this very account that is below what is granted; mostly none is.

    A child gets what there is, and most submissions need no more: but one that ends for the lack of
    it did nothing wrong.
    """
    wanted = (
        (r.RLIMIT_CPU, limits.cpu, "ulimit -t"),
        (r.RLIMIT_FSIZE, limits.printed, "ulimit -f"),
        (r.RLIMIT_DATA, limits.memory and base.data + limits.memory, "ulimit -d"),
        (r.RLIMIT_AS, limits.memory and base.size + limits.memory, "ulimit -v"),
    )
    hard = {which: r.getrlimit(which)[1] for which, _, _ in wanted}
    short = [
        name
        for which, value, name in wanted
        if hard[which] != r.RLIM_INFINITY and hard[which] < value
    ]
    return short[0] if short else ""


def _set(*wanted: tuple[int, int, int]) -> None:
    for which, soft, hard in wanted:
        _, most = r.getrlimit(which)
        if most != r.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        r.setrlimit(which, (soft, hard))
