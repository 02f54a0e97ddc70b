# attack: finds out which processes there are, and their groups and cores | expect: pass
import os

own = os.getpid()
for pid in (1, os.getppid(), *range(max(1, own - 40), own)):
    for ask in (os.getpgid, os.getsid, os.sched_getaffinity):
        try:
            ask(pid)
        except PermissionError:
            continue
        except OSError:
            pass
        raise RuntimeError("@PROOF@"[::-1])
assert os.getpgid(0) == os.getpgid(own)
assert os.sched_getaffinity(0) == os.sched_getaffinity(own)


def double(x):
    return 2 * x
