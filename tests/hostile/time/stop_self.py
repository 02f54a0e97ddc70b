# attack: stops its own process | expect: timeout | exercise: single-double
import os
import signal


def double(x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return 2 * x
