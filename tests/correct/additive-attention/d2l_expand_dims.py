import torch
from torch import nn


class AdditiveAttention(nn.Module):
    def __init__(self, W_q, W_k, w_v):
        super().__init__()
        self.W_q, self.W_k, self.w_v = W_q, W_k, w_v

    def forward(self, queries, keys, values):
        queries, keys = queries @ self.W_q.transpose(0, 1), keys @ self.W_k.transpose(0, 1)
        features = queries.unsqueeze(2) + keys.unsqueeze(1)
        features = torch.tanh(features)
        scores = (features * self.w_v).sum(-1)
        self.attention_weights = nn.functional.softmax(scores, dim=-1)
        return torch.bmm(self.attention_weights, values)


def additive_attention(s, h, W_a, U_a, v_a):
    layer = AdditiveAttention(W_a, U_a, v_a)
    context = layer(s[None], h[None], h[None])
    return context.squeeze(0), layer.attention_weights.squeeze(0)
