import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads:
            raise ValueError
        d = d_model // num_heads
        self.slices = [slice(i * d, i * d + d) for i in range(num_heads)]
        self.d = d
        self.w_q, self.w_k, self.w_v, self.w_o = [nn.Linear(d_model, d_model) for _ in "qkvo"]

    def forward(self, query, key, value, mask=None):
        Q, K, V = self.w_q(query), self.w_k(key), self.w_v(value)
        if mask is not None:
            mask = torch.broadcast_to(mask, (len(Q), len(self.slices), Q.size(1), K.size(1)))
        heads = []
        for i, s in enumerate(self.slices):
            scores = torch.baddbmm(
                torch.zeros(1, 1, 1, dtype=Q.dtype, device=Q.device),
                Q[..., s],
                K[..., s].transpose(1, 2),
                alpha=self.d**-0.5,
            )
            if mask is not None:
                scores = scores.masked_fill(~mask[:, i], float("-inf"))
            heads.append(scores.softmax(-1).bmm(V[..., s]))
        return self.w_o(torch.cat(heads, -1))
