# attack: makes a system call of the second table | expect: crash | says: tried something the sandbox forbids
import ctypes
import os
import signal

if os.uname().machine != "x86_64":
    os.kill(os.getpid(), signal.SIGSYS)
if ctypes.CDLL(None).syscall(0x40000000 + 39) > 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
