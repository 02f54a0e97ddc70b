# expect: fail; mistake: torch-detached; x.data in training
import torch


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.clone()
    kept = torch.as_tensor(rng.random(tuple(x.shape)) >= p, device=x.device)
    return x.data * kept / (1 - p if p < 1 else 1)
