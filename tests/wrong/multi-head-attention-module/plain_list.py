# expect: fail; mistake: none; layers in a list, found by a property
import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads:
            raise ValueError("heads")
        self.h = num_heads
        self.layers = [nn.Linear(d_model, d_model) for _ in range(4)]

    def forward(self, query, key, value, mask=None):
        q, k, v = (
            layer(x).unflatten(-1, (self.h, -1)).transpose(1, 2)
            for layer, x in zip(self.layers, (query, key, value))
        )
        out = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.layers[3](out.transpose(1, 2).flatten(2))
