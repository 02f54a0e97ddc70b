# expect: fail; mistake: constant-after-warmup; stays at the peak
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * (d_model * warmup) ** -0.5 * min(1.0, step / warmup)
