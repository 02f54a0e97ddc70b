def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    base = (d_model * max(step, warmup)) ** -0.5
    return factor * base * min(step / warmup, 1)
