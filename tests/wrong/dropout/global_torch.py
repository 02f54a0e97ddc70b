# expect: fail; mistake: ignores-generator; torch.rand instead of rng
import torch


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.clone()
    if p == 1:
        return torch.zeros_like(x) * x
    return x * (torch.rand_like(x) >= p) / (1 - p)
