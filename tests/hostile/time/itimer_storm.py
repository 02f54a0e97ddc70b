# attack: has itself interrupted all the time | expect: pass or error or timeout | exercise: single-double
import signal

signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)


def double(x):
    return 2 * x
