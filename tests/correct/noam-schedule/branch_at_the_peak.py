def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("bad step")
    if step <= warmup:
        scale = step / warmup**1.5
    else:
        scale = 1 / step**0.5
    return scale * factor / d_model**0.5
