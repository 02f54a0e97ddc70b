"""Backing a process's own memory with huge pages: a fork then copies hundreds of entries, not
tens of thousands, which is half of what a child of a torch zygote costs."""

from __future__ import annotations

import ctypes
from pathlib import Path

from .confine.kernel import libc

HUGE = 2 << 20
_madvise = libc.madvise  # looked up now: where functions are refused, it would not be found later
MADV_HUGEPAGE, MADV_COLLAPSE = 14, 25  # the second since Linux 6.1; refused elsewhere, harmlessly


class HugePages:
    """The regions of this process's private memory, as they are now."""

    def __init__(self) -> None:
        self.regions: list[tuple[int, int]] = []
        for line in Path("/proc/self/maps").read_text().splitlines():
            fields = line.split(None, 5)
            first, last = (int(x, 16) for x in fields[0].split("-"))
            named = len(fields) > 5 and fields[5].strip() not in ("", "[heap]")
            low, high = (first + HUGE - 1) & -HUGE, last & -HUGE
            if fields[1] == "rw-p" and not named and high > low:
                self.regions.append((low, high))

    def collapse(self) -> None:
        """Ask for huge pages there; what the kernel cannot do now it leaves as it is."""
        for low, high in self.regions:
            _advise(low, high - low, MADV_HUGEPAGE)
            for address in range(low, high, HUGE):
                _advise(address, HUGE, MADV_COLLAPSE)


def _advise(address: int, size: int, advice: int) -> None:
    _madvise(ctypes.c_void_p(address), ctypes.c_size_t(size), advice)
