# attack: has signals sent to the grader when its pipe moves | expect: pass
import fcntl

try:
    fcntl.fcntl(4, fcntl.F_SETOWN, @PARENT_PID@)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
