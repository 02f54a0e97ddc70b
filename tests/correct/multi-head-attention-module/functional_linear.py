from torch import nn
from torch.nn import functional as F


def attend(q, k, v, mask):
    s = q.matmul(k.transpose(-1, -2)).mul(k.size(-1) ** -0.5)
    if mask is not None:
        s = s.masked_fill(mask.eq(False), -float("inf"))
    return F.softmax(s, -1).matmul(v)


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads > 0:
            raise ValueError("num_heads must divide d_model")
        self.h = num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        q = F.linear(query, self.w_q.weight, self.w_q.bias)
        k = F.linear(key, self.w_k.weight, self.w_k.bias)
        v = F.linear(value, self.w_v.weight, self.w_v.bias)
        q, k, v = (
            t.reshape(t.size(0), t.size(1), self.h, -1).permute(0, 2, 1, 3) for t in (q, k, v)
        )
        out = attend(q, k, v, mask).permute(0, 2, 1, 3)
        return F.linear(out.reshape(query.shape), self.w_o.weight, self.w_o.bias)
