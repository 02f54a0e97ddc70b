import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads:
            raise ValueError("heads")
        self.h = num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        n, m = query.shape[1], key.shape[1]
        if mask is None:
            mask = torch.ones(1, dtype=torch.bool, device=query.device)
        mask = mask.expand(len(query), self.h, n, m)
        return torch.stack([self.one(*parts) for parts in zip(query, key, value, mask)])

    def one(self, query, key, value, mask):
        q = self.w_q(query).unflatten(1, (self.h, -1)).transpose(0, 1)
        k = self.w_k(key).unflatten(1, (self.h, -1)).permute(1, 2, 0)
        v = self.w_v(value).unflatten(1, (self.h, -1)).transpose(0, 1)
        s = (q @ k / q.shape[2] ** 0.5).masked_fill(~mask, -torch.inf)
        return self.w_o(torch.cat(list(torch.softmax(s, 2) @ v), dim=1))
