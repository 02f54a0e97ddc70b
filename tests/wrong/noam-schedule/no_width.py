# expect: fail; mistake: no-d-model; d_model is not used
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * min(step**-0.5, step * warmup**-1.5)
