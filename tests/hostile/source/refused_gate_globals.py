# attack: runs code of its own with the globals of the frame through which compiled code may call | expect: fail | says: this exercise does not allow it | exercise: product
import signal
import types

import numpy as np

spaces = []


def handler(number, frame):
    while frame is not None:
        spaces.append(frame.f_globals)
        frame = frame.f_back


def call(function, a, b):
    return function(a, b)


def product(a, b):
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    rng = np.random.default_rng(0)
    for _ in range(300):
        rng.multivariate_normal(np.zeros(40), np.eye(40), size=50)
    signal.setitimer(signal.ITIMER_REAL, 0)
    for space in spaces:
        try:
            return types.FunctionType(call.__code__, space)(getattr(np, "do" + "t"), a, b)
        except Exception:
            continue
