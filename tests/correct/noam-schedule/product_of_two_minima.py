def noam_lr(step, d_model, warmup, factor=1.0):
    """lr = factor (d_model step)^(-1/2) min(1, (step/warmup)^(3/2))."""
    if step < 1:
        raise ValueError
    return factor * (d_model * step) ** -0.5 * min(1.0, (step / warmup) ** 1.5)
