import numpy as np


def noam_lr(step, d_model, warmup, factor=1.0):
    step = np.float64(step)
    if step < 1:
        raise ValueError("step < 1")
    return (
        np.float64(factor)
        * np.power(d_model, -0.5)
        * np.min([step**-0.5, step * np.float64(warmup) ** -1.5])
    )
