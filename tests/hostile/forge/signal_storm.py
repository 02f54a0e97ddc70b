# attack: handles every signal by sending itself another | expect: pass or fail or error or crash or timeout
import os
import signal


def again(number, frame):
    signal.setitimer(signal.ITIMER_REAL, 0.0002)


for number in range(1, 32):
    try:
        signal.signal(number, again)
    except (OSError, ValueError):
        pass
signal.setitimer(signal.ITIMER_REAL, 0.0002)


def double(x):
    return 2 * x
