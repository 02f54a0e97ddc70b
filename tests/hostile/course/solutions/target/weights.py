"""Weights that sum to 1: model answer and variants."""

import torch


def weights(x):
    e = torch.exp(x - x.amax(-1, keepdim=True))
    return e / e.sum(-1, keepdim=True)


class torch_by_log:
    def weights(self, x):
        shifted = x - x.amax(-1, keepdim=True)
        return (shifted - shifted.exp().sum(-1, keepdim=True).log()).exp()


class torch_unshifted_sum(torch_by_log):
    def weights(self, x):
        return x.exp() / x.sum(-1, keepdim=True)
