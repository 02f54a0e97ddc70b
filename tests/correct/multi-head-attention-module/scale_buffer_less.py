import math

import torch
from torch import Tensor, nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        q, r = divmod(d_model, num_heads)
        if r:
            raise ValueError("remainder")
        self.register_buffer("scale", torch.tensor(1 / math.sqrt(q)), persistent=False)
        self.num_heads = num_heads
        self.w_q = nn.Linear(d_model, d_model, bias=True)
        self.w_k = nn.Linear(d_model, d_model, bias=True)
        self.w_v = nn.Linear(d_model, d_model, bias=True)
        self.w_o = nn.Linear(d_model, d_model, bias=True)

    def split(self, x: Tensor) -> Tensor:
        return x.unflatten(2, (self.num_heads, -1)).transpose(1, 2)

    def forward(
        self, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        q = self.split(self.w_q(query)) / math.sqrt(query.shape[-1] / self.num_heads)
        attn = q @ self.split(self.w_k(key)).transpose(2, 3)
        if mask is not None:
            attn = attn.masked_fill(mask.logical_not(), -torch.inf)
        return self.w_o((attn.softmax(-1) @ self.split(self.w_v(value))).transpose(1, 2).flatten(2))
