# expect: fail; mistake: none; seeds torch's global generator from rng
import torch


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.clone()
    torch.manual_seed(int(rng.integers(2**31)))
    k = torch.rand(x.shape, device=x.device) >= p
    return x * k / (1 - p if p < 1 else 1)
