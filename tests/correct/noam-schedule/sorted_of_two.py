def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    smaller, _ = sorted([pow(step, -0.5), step * pow(warmup, -1.5)])
    return factor * pow(d_model, -0.5) * smaller
