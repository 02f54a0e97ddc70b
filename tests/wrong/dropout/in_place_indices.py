# expect: fail; mistake: in-place; writes zeros into x


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    x[rng.random(x.shape) < p] = 0
    return x / (1 - p) if p < 1 else x.copy()
