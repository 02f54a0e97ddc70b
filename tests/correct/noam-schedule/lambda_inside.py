def noam_lr(step, d_model, warmup, factor=1.0):
    schedule = lambda s: d_model**-0.5 * min(s**-0.5, s * warmup**-1.5)
    if step < 1:
        raise ValueError("step: %d" % step)
    return schedule(step) * factor
