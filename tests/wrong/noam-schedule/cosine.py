# expect: fail; mistake: none; a cosine after warm-up
import math


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return (
        factor
        * d_model**-0.5
        * (
            step * warmup**-1.5
            if step < warmup
            else warmup**-0.5 * (1 + math.cos(math.pi * (step - warmup) / (9 * warmup))) / 2
        )
    )
