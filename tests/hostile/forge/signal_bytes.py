# attack: has signals write bytes into the answers | expect: pass or crash
import os
import signal

os.set_blocking(4, False)
signal.set_wakeup_fd(4)
signal.signal(signal.SIGALRM, lambda *_: None)


def double(x):
    signal.setitimer(signal.ITIMER_REAL, 1e-3)
    for _ in range(10**6):
        pass
    return 2 * x
