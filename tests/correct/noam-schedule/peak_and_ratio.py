from math import sqrt


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("steps are counted from 1")
    peak = factor / sqrt(d_model * warmup)
    if step < warmup:
        return peak * step / warmup
    return peak * sqrt(warmup / step)
