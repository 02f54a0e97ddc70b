def rate(step, model_size, factor, warmup):
    """LambdaLR in the style of the annotated Transformer, which counts a step of 0 as 1."""
    if step == 0:
        step = 1
    return factor * (model_size ** (-0.5) * min(step ** (-0.5), step * warmup ** (-1.5)))


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return rate(step, d_model, factor, warmup)
