# expect: fail; mistake: p1-nan; two mistakes: 1 / 0 at p = 1, and x itself in evaluation
import torch


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x
    k = torch.tensor(rng.random(x.shape) >= p)
    return x * k * (1 / (1 - p))
