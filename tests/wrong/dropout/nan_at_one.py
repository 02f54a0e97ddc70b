# expect: fail; mistake: p1-nan; 0 / 0 at p = 1


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    mask = (rng.random(x.shape) > p).astype(x.dtype)
    return mask * x / (1 - p)
