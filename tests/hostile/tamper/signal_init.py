# attack: signals the first process | expect: pass
import os
import signal

for target in (1,):
    try:
        os.kill(target, signal.SIGURG)
    except OSError:
        continue
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
