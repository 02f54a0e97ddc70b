# attack: cuts, seals and moves in the file its output goes to | expect: pass
import ctypes
import fcntl
import os

print("begin")
for attempt in (
    lambda: os.ftruncate(1, 0),
    lambda: os.lseek(1, 0, 0),
    lambda: fcntl.fcntl(1, 1033, 0xF),
    lambda: os.write(1, b"erased"),
    lambda: os.fchmod(1, 0),
):
    try:
        attempt()
    except OSError:
        pass


def double(x):
    return 2 * x
