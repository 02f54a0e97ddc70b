# expect: fail; mistake: no-step-check; 0 for a step of 0
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        return 0.0
    return factor * d_model**-0.5 * min(step**-0.5, step * warmup**-1.5)
