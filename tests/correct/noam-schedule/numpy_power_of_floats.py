import numpy as np


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError
    s, d, w = float(step), float(d_model), float(warmup)
    return factor * np.power(d, -0.5) * np.fmin(np.power(s, -0.5), s * np.power(w, -1.5))
