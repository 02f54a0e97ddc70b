"""Not a layer, a condition: the zygote must have exactly one thread, from before it is confined.

Reason: a fork copies one thread and every lock the others hold; a child would hang in the first
parallel region of a library. And Landlock and seccomp bind only the thread that puts them on.
"""

from __future__ import annotations

import ctypes
import os
import struct

from .kernel import syscall
from .syscalls import architecture

_LINKS = {"x86_64": ("<Q", 16), "aarch64": ("<I", 20)}
"""Where `struct stat` keeps the number of links."""


class Threads:
    """Counts this process's threads, even when no file can be opened any more.

    The directory of a process's threads has a link for each, and two of its own.
    """

    def __init__(self) -> None:
        table = architecture()
        assert table is not None
        self.format, self.offset = _LINKS[table.machine]
        self.fd = os.open("/proc/self/task", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        self.buffer = ctypes.create_string_buffer(256)

    def count(self) -> int:
        syscall("fstat", self.fd, self.buffer)
        links: int = struct.unpack_from(self.format, self.buffer, self.offset)[0]
        return links - 2

    def check(self) -> None:
        """Raise `RuntimeError` unless there is exactly one thread."""
        if (count := self.count()) != 1:
            raise RuntimeError(f"refusing to fork a process with {count} threads")
