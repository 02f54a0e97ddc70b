# expect: fail; mistake: in-place; x *= mask


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if training:
        x *= rng.random(x.shape) >= p
        if p < 1:
            x /= 1 - p
    return x.copy()
