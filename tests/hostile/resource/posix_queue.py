# attack: makes a POSIX queue, which outlives its process | expect: pass
import ctypes
import os

CALL = {"x86_64": 240, "aarch64": 180}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
made = libc.syscall(CALL, b"@TAG@", 0o102, 0o666, None)
if made >= 0:
    libc.mq_unlink(b"/@TAG@")
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
