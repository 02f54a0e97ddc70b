def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError
    return sorted([step**-0.5, step / warmup**1.5])[0] * factor / d_model**0.5
