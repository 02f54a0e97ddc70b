import math


def noam_lr(step, d_model, warmup, factor=1.0):
    if step <= 0:
        raise ValueError(step)
    a = math.pow(step, -0.5)
    b = step * math.pow(warmup, -1.5)
    return factor * math.pow(d_model, -0.5) * (a if a < b else b)
