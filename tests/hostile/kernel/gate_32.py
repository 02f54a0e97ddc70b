# attack: makes a system call through the 32-bit gate, whose numbers mean others | expect: crash | says: tried something the sandbox forbids
import ctypes
import mmap
import os
import signal

if os.uname().machine != "x86_64":
    os.kill(os.getpid(), signal.SIGSYS)
page = mmap.mmap(-1, 4096, flags=0x22, prot=7)
page.write(bytes.fromhex("b8140000 00cd80c3"))
start = ctypes.addressof(ctypes.c_char.from_buffer(page))
if ctypes.CFUNCTYPE(ctypes.c_int)(start)() > 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
