# expect: fail; mistake: step-from-zero; step + 1
def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return factor * d_model**-0.5 * min((step + 1) ** -0.5, (step + 1) * warmup**-1.5)
