# expect: fail; mistake: none; ZeroDivisionError, and TypeError for a negative step
def noam_lr(step, d_model, warmup, factor=1.0):
    return factor * d_model**-0.5 * min(step**-0.5, step * warmup**-1.5)
