# attack: makes processes by every call there is | expect: pass
import ctypes
import os

CALLS = {"x86_64": (56, 57, 58, 435), "aarch64": (220, 435)}[os.uname().machine]
libc = ctypes.CDLL(None)
for _ in range(10):
    for number in CALLS:
        made = libc.syscall(number, 17, 0, 0, 0, 0)
        if made == 0:
            os._exit(0)
        if made > 0:
            raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
