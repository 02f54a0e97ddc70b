# attack: counts calls with the profiler written in C, which keeps code | expect: fail or error | exercise: product
import cProfile

import numpy as np


def product(a, b):
    profile = cProfile.Profile()
    profile.enable()
    try:
        np.cov(a)
    finally:
        profile.disable()
    for entry in profile.getstats():
        for part in getattr(entry.code, "co_consts", ()):
            if callable(part):
                return part(a, b)
    return getattr(np, "do" + "t")(a, b)
