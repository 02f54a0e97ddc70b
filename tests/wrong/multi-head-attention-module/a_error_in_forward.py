# expect: fail; mistake: none; the constructor accepts the heads, forward does not
import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.bad = d_model % num_heads
        self.h, self.d = num_heads, d_model // num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        if self.bad:
            raise ValueError("num_heads")
        B = query.size(0)
        q = self.w_q(query).view(B, -1, self.h, self.d).transpose(1, 2)
        k = self.w_k(key).view(B, -1, self.h, self.d).transpose(1, 2)
        v = self.w_v(value).view(B, -1, self.h, self.d).transpose(1, 2)
        s = q @ k.transpose(-2, -1) / self.d**0.5
        if mask is not None:
            s = s.masked_fill(~mask, float("-inf"))
        w = torch.softmax(s, dim=-1)
        return self.w_o((w @ v).transpose(1, 2).contiguous().view(B, -1, self.h * self.d))
