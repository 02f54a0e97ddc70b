"""A child generator and 32-bit integers; wasteful draws are no fault."""

import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    rng.shuffle(np.arange(5))
    child = np.random.default_rng(int(rng.integers(2**62)))
    if not training:
        return x.copy()
    top = int(p * 2**52)
    bits = child.integers(0, 2**52, size=x.shape)
    out = np.where(bits < top, 0.0, x)
    return (out / (1 - p) if p < 1 else out).astype(x.dtype)
