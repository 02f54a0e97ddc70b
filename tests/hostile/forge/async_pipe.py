# attack: has the grader signalled whenever the pipe moves | expect: pass
import fcntl
import os

for attempt in ((fcntl.F_SETOWN, @PARENT_PID@), (10, 9), (15, 0), (fcntl.F_SETFL, 0o20000)):
    for fd in (3, 4):
        try:
            fcntl.fcntl(fd, *attempt)
        except OSError:
            pass
fcntl.fcntl(4, fcntl.F_SETFL, os.O_WRONLY)


def double(x):
    return 2 * x
