# attack: makes a process with a terminal | expect: pass
import os

try:
    import pty

    if pty.fork()[0] == 0:
        os._exit(0)
except (OSError, ImportError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
