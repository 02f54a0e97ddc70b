def noam_lr(step, d_model, warmup, factor=1.0):
    """Warm up, then decay."""
    if step < 1:
        raise ValueError("step")
    lr = factor * d_model**-0.5
    if step <= warmup:
        lr *= step * warmup**-1.5
    else:
        lr *= step**-0.5
    return lr
