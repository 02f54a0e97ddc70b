# attack: bends every clock of the interpreter | expect: pass | says: 0 of 1 points | exercise: timed-double
import time


def double(x):
    sum(range(200000))
    return 2 * x


for name in ("perf_counter", "process_time", "monotonic", "time", "thread_time"):
    setattr(time, name, lambda: 0.0)
