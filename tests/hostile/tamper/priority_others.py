# attack: takes the grader's priority away | expect: pass
import os

try:
    for pid in (os.getppid(), @PARENT_PID@):
        os.setpriority(os.PRIO_PROCESS, pid, 19)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
