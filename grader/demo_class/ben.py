# grader: exercise=scaled-dot-product-attention backend=torch
import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = torch.einsum("...id,...jd->...ij", q, k) / math.sqrt(q.shape[-1])
    if mask is None:
        return scores.softmax(-1) @ v
    alive = mask.any(-1, keepdim=True)
    scores = scores.masked_fill(~mask & alive, float("-inf"))
    weights = scores.softmax(-1).masked_fill(~alive, 0.0)
    return weights @ v
