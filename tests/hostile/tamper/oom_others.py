# attack: has the kernel end the grader first when memory is short | expect: pass
import os

try:
    open(f"/proc/{os.getppid()}/oom_score_adj", "w").write("1000")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
