# attack: crowds the grader and the zygote on one core | expect: pass
import os

try:
    for pid in (os.getppid(), @PARENT_PID@):
        os.sched_setaffinity(pid, {0})
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
