"""torch draws, but from a generator that NumPy's seeds."""

import torch


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x * torch.ones_like(x)
    generator = torch.Generator().manual_seed(int(rng.integers(2**60)))
    coin = torch.bernoulli(
        torch.full(tuple(x.shape), 1 - p, dtype=torch.float64), generator=generator
    )
    kept = coin.to(device=x.device, dtype=x.dtype)
    return x * kept if p == 1 else x * (kept / (1 - p))
