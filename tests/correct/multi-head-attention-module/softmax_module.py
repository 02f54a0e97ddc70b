import torch
import torch.nn as nn


class ScaledDotProductAttention(nn.Module):
    def __init__(self, temperature):
        super().__init__()
        self.temperature = temperature
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, q, k, v, mask):
        attn = torch.einsum("...id,...jd->...ij", q / self.temperature, k)
        if mask is not None:
            attn = attn.masked_fill(~mask, -1e9)
        return torch.einsum("...ij,...jd->...id", self.softmax(attn), v)


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads != 0:
            raise ValueError("d_model is not divisible by num_heads")
        self.n_head = num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)
        self.attention = ScaledDotProductAttention((d_model // num_heads) ** 0.5)

    def forward(self, query, key, value, mask=None):
        def heads(x):
            return x.view(x.shape[0], x.shape[1], self.n_head, -1).swapaxes(1, 2)

        out = self.attention(
            heads(self.w_q(query)), heads(self.w_k(key)), heads(self.w_v(value)), mask
        )
        return self.w_o(out.swapaxes(1, 2).reshape(*query.shape))
