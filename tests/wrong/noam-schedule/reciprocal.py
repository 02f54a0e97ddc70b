# expect: fail; mistake: linear-decay; 1/step
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * d_model**-0.5 * min(1 / step, step * warmup**-1.5)
