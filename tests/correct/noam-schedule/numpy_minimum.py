import numpy as np


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("steps start at 1")
    arg1 = 1 / np.sqrt(step)
    arg2 = step * (warmup**-1.5)
    return np.minimum(arg1, arg2) / np.sqrt(d_model) * factor
