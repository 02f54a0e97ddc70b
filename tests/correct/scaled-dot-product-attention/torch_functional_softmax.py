import math

import torch
import torch.nn.functional as F


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is None:
        return F.softmax(scores, dim=-1) @ v
    dead = ~mask.any(dim=-1, keepdim=True)
    weights = F.softmax(scores.masked_fill(~(mask | dead), float("-inf")), dim=-1)
    return weights.masked_fill(dead, 0.0) @ v
