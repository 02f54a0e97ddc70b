# attack: takes a priority away from others | expect: pass
import os

try:
    os.setpriority(os.PRIO_PROCESS, 0, -5)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
