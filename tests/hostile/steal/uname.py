# attack: tells who and where it is | expect: pass
import os

found = f"{os.getuid()} {os.getpid()} {os.getppid()} {os.uname()}"
if "canary" in found:
    raise RuntimeError(found)


def double(x):
    return 2 * x
