import math


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step < 1")
    exponent = -0.5 * math.log(d_model)
    exponent += min(-0.5 * math.log(step), math.log(step) - 1.5 * math.log(warmup))
    return factor * math.exp(exponent)
