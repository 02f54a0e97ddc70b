import numpy as np


def noam_lr(step, d_model, warmup, factor=1.0):
    if step <= 0:
        raise ValueError("step")
    step_num = np.float64(step)
    return factor * d_model**-0.5 * np.minimum(step_num * warmup**-1.5, step_num**-0.5)
