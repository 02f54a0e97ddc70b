# attack: bends the clock | expect: fail
import time

time.time = time.perf_counter = time.monotonic = lambda: 0.0


def double(x):
    return x
