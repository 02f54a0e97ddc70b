# attack: leaves its pipes in another state than it found them | expect: pass or error or crash
import fcntl
import os

for fd in (3, 4):
    os.set_blocking(fd, False)
    fcntl.fcntl(fd, fcntl.F_SETFD, 0)


def double(x):
    return 2 * x
