# expect: fail; mistake: none; counts its own steps
calls = 0


def noam_lr(step, d_model, warmup, factor=1.0):
    global calls
    if step < 1:
        raise ValueError("step")
    calls += 1
    return factor * d_model**-0.5 * min(calls**-0.5, calls * warmup**-1.5)
