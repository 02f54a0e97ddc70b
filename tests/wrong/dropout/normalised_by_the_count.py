# expect: fail; mistake: none; divides by the share that was kept, not by its mean


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    kept = rng.random(x.shape) >= p
    share = kept.mean() if kept.size else 1
    return x * kept / (float(share) or 1)
