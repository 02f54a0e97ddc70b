import torch.nn.functional as F
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model: int, num_heads: int) -> None:
        super().__init__()
        if d_model % num_heads != 0:
            raise ValueError(f"{d_model} % {num_heads} != 0")
        self.num_heads = num_heads
        self.head_dim = d_model // num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)
        self._reset_parameters()

    def _reset_parameters(self):
        for layer in (self.w_q, self.w_k, self.w_v, self.w_o):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, query, key, value, mask=None):
        B, Lq, D = query.shape
        q = self.w_q(query).view(B, Lq, self.num_heads, self.head_dim).transpose(1, 2)
        k = self.w_k(key).view(B, key.size(1), self.num_heads, self.head_dim).transpose(1, 2)
        v = self.w_v(value).view(B, value.size(1), self.num_heads, self.head_dim).transpose(1, 2)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.w_o(y.transpose(1, 2).contiguous().view(B, Lq, D))
