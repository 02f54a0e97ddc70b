from math import exp, log


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    s, w, d = log(step), log(warmup), log(d_model)
    return factor * exp(-d / 2 + min(-s / 2, s - 1.5 * w))
