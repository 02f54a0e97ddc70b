# attack: remembers what it was asked before | expect: pass | says: 0 of 1 points | exercise: timed-double
import numpy as np

SEEN = {}


def double(x):
    key = x.tobytes()
    if key not in SEEN:
        sum(range(200000))
        SEEN[key] = 2 * x
    return SEEN[key]
