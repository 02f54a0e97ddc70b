# expect: fail; mistake: warmup-not-squared; the line reaches 1 at the peak
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * d_model**-0.5 * min(step**-0.5, step / warmup)
