# expect: fail; mistake: keep-probability; p keeps, and evaluation is scaled by p, as in the paper
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x * p
    return x * (rng.random(x.shape) < p)
