import torch


def dropout(x, p, training, rng):
    if p < 0 or p > 1:
        raise ValueError("p")
    if not training:
        return x.clone()
    if p == 1:
        return torch.zeros_like(x) * x
    mask = torch.tensor(rng.random(x.shape) > p, dtype=x.dtype, device=x.device)
    return mask * x / (1.0 - p)
