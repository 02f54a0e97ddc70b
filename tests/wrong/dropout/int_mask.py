# expect: fail; mistake: upcast; a mask of int64 widens float32


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    return x * rng.binomial(1, 1 - p, x.shape) / (1 - p if p < 1 else 1)
