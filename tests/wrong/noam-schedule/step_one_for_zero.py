# expect: fail; mistake: no-step-check; a step of 0 counts as 1
def noam_lr(step, d_model, warmup, factor=1.0):
    step = max(step, 1)
    return factor * d_model**-0.5 * min(step**-0.5, step * warmup**-1.5)
