"""masked_fill stops the gradient of the dead rows, nan_to_num their value."""

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        s = s.masked_fill(~mask, -torch.inf)
    return torch.nan_to_num(torch.softmax(s, dim=-1)) @ v
