# expect: fail; mistake: no-rescale; the form of 2014: nothing is divided in training, evaluation is scaled


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if training:
        return x * (rng.random(x.shape) >= p)
    return x * (1 - p)
