# attack: hangs when the interpreter exits | expect: pass | exercise: single-double
import atexit
import time

atexit.register(time.sleep, 60)


def double(x):
    return 2 * x
