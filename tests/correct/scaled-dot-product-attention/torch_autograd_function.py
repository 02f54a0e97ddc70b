import math

import torch


class Weights(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores):
        top = scores.amax(-1, keepdim=True)
        top = torch.where(torch.isinf(top), torch.zeros_like(top), top)
        e = torch.exp(scores - top)
        z = e.sum(-1, keepdim=True)
        p = e / torch.where(z == 0, torch.ones_like(z), z)
        ctx.save_for_backward(p)
        return p

    @staticmethod
    def backward(ctx, g):
        (p,) = ctx.saved_tensors
        return p * (g - (p * g).sum(-1, keepdim=True))


def scaled_dot_product_attention(q, k, v, mask=None):
    s = torch.matmul(q, k.mT) / math.sqrt(q.size(-1))
    if mask is not None:
        s = s.masked_fill(mask.logical_not(), float("-inf"))
    return Weights.apply(s) @ v
