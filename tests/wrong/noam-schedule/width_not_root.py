# expect: fail; mistake: none; divides by d_model
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor / d_model * min(step**-0.5, step * warmup**-1.5)
