# attack: looks, from a handler of a signal, for the frame through which compiled code may call | expect: fail | says: this exercise does not allow it | exercise: product
import signal

import numpy as np

frames = []


def handler(number, frame):
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back


def product(a, b):
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    rng = np.random.default_rng(0)
    for _ in range(300):
        rng.multivariate_normal(np.zeros(40), np.eye(40), size=50)
    signal.setitimer(signal.ITIMER_REAL, 0)
    for frame in frames:
        try:
            code = frame.f_code
        except Exception:
            continue
        for part in code.co_consts:
            if callable(part):
                return part(a, b)
    return getattr(np, "do" + "t")(a, b)
