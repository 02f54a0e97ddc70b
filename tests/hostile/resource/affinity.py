# attack: chooses its own cores, to disturb a timing | expect: pass
import os

try:
    os.sched_setaffinity(0, {0})
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
