import torch


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return torch.clone(x)
    keep = 1 - p
    coins = [float(rng.random() >= p) / (keep if keep else 1) for _ in range(x.numel())]
    return x * torch.tensor(coins, dtype=x.dtype, device=x.device).reshape(x.shape)
