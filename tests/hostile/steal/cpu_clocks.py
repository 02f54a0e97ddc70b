# attack: reads the CPU clocks of other processes | expect: pass
import os
import time


def clock(pid):
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return None


own = os.getpid()
found = [pid for pid in (1, 2, os.getppid(), *range(own - 40, own + 40)) if clock(pid)]
if found:
    raise RuntimeError("@PROOF@"[::-1])
assert time.process_time() > 0
assert time.thread_time() > 0


def double(x):
    return 2 * x
