# attack: ends the zygote | expect: pass
import os
import signal

try:
    os.kill(os.getppid(), signal.SIGKILL)
except OSError:
    pass


def double(x):
    return 2 * x
