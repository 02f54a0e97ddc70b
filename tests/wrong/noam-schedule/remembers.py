# expect: fail; mistake: none; keeps the largest rate so far
best = {}


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    lr = factor * d_model**-0.5 * min(step**-0.5, step * warmup**-1.5)
    best["lr"] = min(best.get("lr", lr), lr) if step > warmup else lr
    return best["lr"]
