# expect: fail; mistake: none; returns a text
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return f"{factor * d_model**-0.5 * min(step**-0.5, step * warmup**-1.5)}"
