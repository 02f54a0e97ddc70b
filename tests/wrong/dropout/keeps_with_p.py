# expect: fail; mistake: keep-probability; cs231n: p is the probability of keeping


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    U1 = (rng.random(x.shape) < p) / p
    return (x * U1).astype(x.dtype)
