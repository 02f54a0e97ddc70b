# attack: reads the clocks, limits and groups of every process it can name | expect: pass
import os
import resource
import time

told = 0
for pid in range(1, 400):
    for ask in (
        lambda: time.clock_gettime((~pid << 3) | 2),
        lambda: resource.prlimit(pid, resource.RLIMIT_CPU),
        lambda: os.getpriority(os.PRIO_PROCESS, pid),
        lambda: os.getpgid(pid),
        lambda: os.getsid(pid),
        lambda: os.sched_getaffinity(pid),
        lambda: os.kill(pid, 0),
    ):
        try:
            ask()
        except (OSError, PermissionError, ProcessLookupError):
            continue
        if pid != os.getpid():
            told += 1
if told:
    print("@PROOF@")


def double(x):
    return 2 * x
