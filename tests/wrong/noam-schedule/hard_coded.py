# expect: fail; mistake: none; warm-up of 4000 always
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * d_model**-0.5 * min(step**-0.5, step * 4000**-1.5)
