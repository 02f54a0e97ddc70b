# expect: fail; mistake: none; refuses p = 1
def dropout(x, p, training, rng):
    if not 0 <= p < 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    return x * (rng.random(x.shape) >= p) / (1 - p)
