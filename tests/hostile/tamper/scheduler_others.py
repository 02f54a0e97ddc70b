# attack: has the grader run only when nobody else does | expect: pass
import os

try:
    for pid in (os.getppid(), @PARENT_PID@):
        os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0))
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
