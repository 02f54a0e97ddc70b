# expect: fail; mistake: none; hands back one axis in training


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p in (0, 1):
        return x * (1 - p)
    flat = x.ravel()
    return flat * (rng.random(x.size) >= p) / (1 - p)
