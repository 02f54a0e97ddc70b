import numpy as np


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step has to be positive")
    options = np.array([step**-0.5, step * warmup**-1.5])
    return options.min() * d_model**-0.5 * factor
