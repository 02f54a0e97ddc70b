import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads:
            raise ValueError("heads")
        self.shape = num_heads, d_model // num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        h, d = self.shape
        wq, wk, wv = (w.weight.view(h, d, h * d) for w in (self.w_q, self.w_k, self.w_v))
        bq, bk, bv = (w.bias.view(h, 1, d) for w in (self.w_q, self.w_k, self.w_v))
        q = torch.einsum("bix,hdx->bhid", query, wq) + bq
        k = torch.einsum("bjx,hdx->bhjd", key, wk) + bk
        v = torch.einsum("bjx,hdx->bhjd", value, wv) + bv
        s = torch.einsum("bhid,bhjd->bhij", q, k) * d**-0.5
        s = s if mask is None else s.masked_fill(~mask, -torch.inf)
        o = torch.einsum("bhij,bhjd->bhid", s.softmax(-1), v)
        return torch.einsum("bhid,ohd->bio", o, self.w_o.weight.view(-1, h, d)) + self.w_o.bias
