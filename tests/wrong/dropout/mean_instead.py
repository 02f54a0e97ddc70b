# expect: fail; mistake: none; multiplies by 1 - p instead of dropping
def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    return x.copy() if not training else x * (1 - p)
