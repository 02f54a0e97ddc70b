# attack: takes the zygote's limits away | expect: pass
import ctypes
import os

CALL = {"x86_64": 302, "aarch64": 261}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
pair = (ctypes.c_uint64 * 2)(3, 3)
if libc.syscall(CALL, os.getppid(), 7, pair, None) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
