# expect: fail; mistake: softmax-axis-one; dim=1 is the keys only where there is no batch axis
import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        dead = ~mask.any(-1, keepdim=True)
        s = s.masked_fill(~(mask | dead), -torch.inf)
        return torch.softmax(s, dim=1).masked_fill(dead, 0) @ v
    return torch.softmax(s, dim=1) @ v
