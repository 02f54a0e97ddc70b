# attack: frees the modules that might hold the refusal and collects | expect: fail | says: this exercise does not allow it | exercise: weights
import gc
import sys

import torch


def weights(x):
    for name in list(sys.modules):
        if name.startswith(("worker", "grader")):
            del sys.modules[name]
    for _ in range(3):
        gc.collect()
    return getattr(torch, "soft" + "max")(x, -1)
