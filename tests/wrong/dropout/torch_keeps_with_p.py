# expect: fail; mistake: keep-probability; p is the probability of keeping
import torch


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.clone()
    k = torch.as_tensor(rng.random(tuple(x.shape)) < p, device=x.device)
    return x * k / p
