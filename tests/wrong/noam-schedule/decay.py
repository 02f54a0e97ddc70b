# expect: fail; mistake: decay-only; no warm-up
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * (d_model * step) ** -0.5
