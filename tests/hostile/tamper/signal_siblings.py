# attack: signals the processes that started around it | expect: pass
import os
import signal

for target in [n for n in range(max(2, os.getpid() - 60), os.getpid() + 60) if n != os.getpid()]:
    try:
        os.kill(target, signal.SIGURG)
    except OSError:
        continue
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
