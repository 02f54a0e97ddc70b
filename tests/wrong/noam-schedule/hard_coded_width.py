# expect: fail; mistake: none; 512 always
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * 512**-0.5 * min(step**-0.5, step * warmup**-1.5)
