# expect: fail; mistake: none; the line ends one step late
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * d_model**-0.5 * (step * warmup**-1.5 if step <= warmup + 1 else step**-0.5)
