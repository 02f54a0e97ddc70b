# expect: fail; mistake: no-rescale; a mask of coins, not divided


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    return (x * rng.binomial(1, 1 - p, x.shape)).astype(x.dtype)
