# expect: fail; mistake: scale-by-p; divides by p


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x.copy()
    mask = p < rng.uniform(size=x.shape[::-1]).T
    return mask * x / p
