import numpy as np


def noam_lr(step, d_model, warmup, factor=1.0):
    if not step >= 1:
        raise ValueError("step")
    arg1 = 1 / np.sqrt(step)
    arg2 = step * (warmup**-1.5)
    return float(factor * (1 / np.sqrt(d_model)) * min(arg1, arg2))
