from math import sqrt


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("no such step")
    return factor * min(1.0, (step / warmup) * sqrt(step / warmup)) / sqrt(step * d_model)
