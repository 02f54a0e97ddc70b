def rate(step, model_size, factor, warmup):
    return factor * (model_size ** (-0.5) * min(step ** (-0.5), step * warmup ** (-1.5)))


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError(f"step must be at least 1, got {step}")
    return rate(step, d_model, factor, warmup)
