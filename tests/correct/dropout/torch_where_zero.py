import torch


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.clone()
    if p == 1:
        return torch.zeros_like(x)
    k = torch.from_numpy(rng.random(x.shape)).to(x) >= p
    return torch.where(k, x / (1 - p), 0.0)
