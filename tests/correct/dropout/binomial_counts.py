import numpy


def dropout(x, p, training, rng):
    if not 0.0 <= p <= 1.0:
        raise ValueError("probability expected")
    if not training or p == 0.0:
        return numpy.array(x, copy=True)
    if p == 1.0:
        return numpy.zeros(x.shape, x.dtype)
    heads = rng.binomial(n=1, p=p, size=x.shape)
    return numpy.where(heads == 1, x.dtype.type(0), x / x.dtype.type(1 - p))
