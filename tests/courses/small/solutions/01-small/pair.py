"""Two numbers of given sum and product."""

import numpy as np


def pair(s, gap=0.5):
    return np.stack([s / 2 - gap, s / 2 + gap], axis=-1)


class other_order:
    def pair(self, s, gap=0.5):
        return np.stack([s / 2 + gap, s / 2 - gap], axis=-1)


class mixed_order:
    def pair(self, s, gap=0.5):
        signs = np.where(s > 0, 1, -1)
        return np.stack([0.5 * s + signs * gap, 0.5 * s - signs * gap], axis=-1)


class torch_stack:
    backend = "torch"

    def pair(self, s, gap=0.5):
        import torch

        return torch.stack([s / 2 + gap, s / 2 - gap], dim=-1)


class gap_only:
    def pair(self, s, gap=0.5):
        return np.stack([0 * s - gap, 0 * s + gap], axis=-1)
