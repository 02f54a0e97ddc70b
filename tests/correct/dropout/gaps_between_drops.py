"""Skips from one dropped entry to the next: the gaps are geometric."""

import numpy as np


def dropout(x, p, training, rng):
    if p < 0 or p > 1:
        raise ValueError("p")
    y = np.array(x)
    if not training:
        return y
    if p == 1:
        return y * 0
    flat = (y / (1 - p)).astype(x.dtype).reshape(-1)
    if p > 1e-12:
        at = int(rng.geometric(p)) - 1
        while at < flat.size:
            flat[at] = 0
            at += int(rng.geometric(p))
    return flat.reshape(x.shape)
