import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    """Keeps its weights for plots, and returns the output only."""

    def __init__(self, d_model, num_heads, dropout=0.0):
        super().__init__()
        if d_model % num_heads:
            raise ValueError("d_model")
        self.num_heads, self.d_k = num_heads, d_model // num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)
        self.dropout = nn.Dropout(dropout)
        self.weights = None

    def forward(self, query, key, value, mask=None):
        b = query.shape[0]
        q = self.w_q(query).view(b, -1, self.num_heads, self.d_k).transpose(1, 2)
        k = self.w_k(key).view(b, -1, self.num_heads, self.d_k).transpose(1, 2)
        v = self.w_v(value).view(b, -1, self.num_heads, self.d_k).transpose(1, 2)
        scores = torch.matmul(q, k.transpose(2, 3)) / self.d_k**0.5
        if mask is not None:
            scores = scores.masked_fill(mask == False, float("-inf"))  # noqa: E712
        weights = self.dropout(torch.softmax(scores, dim=-1))
        self.weights = weights.detach()
        return self.w_o(
            torch.matmul(weights, v).transpose(1, 2).reshape(b, -1, self.num_heads * self.d_k)
        )
