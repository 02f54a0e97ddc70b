# expect: fail; mistake: warmup-half; the exponent of warmup is -0.5
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * d_model**-0.5 * min(step**-0.5, step * warmup**-0.5)
