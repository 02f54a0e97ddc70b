import math


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor / (math.sqrt(d_model) * max(math.sqrt(step), warmup * math.sqrt(warmup) / step))
