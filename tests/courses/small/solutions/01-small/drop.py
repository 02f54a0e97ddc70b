"""Drop entries."""

import numpy as np


def drop(x, p, training, rng):
    if not training:
        return x.copy()
    return np.where(rng.random(x.shape) < p, 0, x / (1 - p)).astype(x.dtype)


class by_rows:
    def drop(self, x, p, training, rng):
        if not training:
            return x.copy()
        return np.array([[v / (1 - p) if rng.random() >= p else 0 for v in r] for r in x], x.dtype)


class by_choice:
    def drop(self, x, p, training, rng):
        kept = rng.choice([True, False], size=x.shape, p=[1 - p, p]) if training else 1
        return x * kept / (1 - p if training else 1)


class torch_where:
    backend = "torch"

    def drop(self, x, p, training, rng):
        import torch

        if not training:
            return x.clone()
        kept = torch.as_tensor(rng.random(tuple(x.shape)) >= p)
        return torch.where(kept, x / (1 - p), torch.zeros_like(x))


class torch_product:
    backend = "torch"

    def drop(self, x, p, training, rng):
        import torch

        if not training:
            return x.clone()
        kept = p <= rng.random(tuple(reversed(x.shape))).T
        return x * torch.as_tensor(kept).to(x.dtype) / (1 - p)


class no_rescale:
    def drop(self, x, p, training, rng):
        return np.where(rng.random(x.shape) < p, 0, x) if training else x.copy()
