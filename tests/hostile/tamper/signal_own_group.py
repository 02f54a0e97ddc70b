# attack: signals its own group | expect: pass
import os
import signal

for target in (0,):
    try:
        os.kill(target, signal.SIGURG)
    except OSError:
        continue
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
