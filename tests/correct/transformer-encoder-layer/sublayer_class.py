import torch
from torch import nn
from torch.nn import functional as F


class LayerNorm(nn.Module):
    def __init__(self, weight, bias):
        super().__init__()
        self.weight, self.bias = weight, bias

    def forward(self, x):
        return F.layer_norm(x, x.shape[-1:], self.weight, self.bias, 1e-5)


class SublayerConnection(nn.Module):
    def __init__(self, norm, norm_first):
        super().__init__()
        self.norm, self.norm_first = norm, norm_first

    def forward(self, x, sublayer):
        if self.norm_first:
            return x + sublayer(self.norm(x))
        return self.norm(x + sublayer(x))


def self_attention(x, p, h, mask):
    batch = x.size(0)
    weights = p["in_proj_weight"].chunk(3)
    biases = p["in_proj_bias"].chunk(3)
    q, k, v = (
        F.linear(x, w, b).view(batch, -1, h, x.size(-1) // h).transpose(1, 2)
        for w, b in zip(weights, biases, strict=True)
    )
    scores = torch.matmul(q, k.transpose(-2, -1)) / q.size(-1) ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask == 0, torch.finfo(scores.dtype).min)
    x = torch.matmul(F.softmax(scores, dim=-1), v)
    x = x.transpose(1, 2).contiguous().view(batch, -1, p["out_proj_weight"].size(1))
    return F.linear(x, p["out_proj_weight"], p["out_proj_bias"])


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    first = SublayerConnection(LayerNorm(p["ln1_w"], p["ln1_b"]), norm_first)
    second = SublayerConnection(LayerNorm(p["ln2_w"], p["ln2_b"]), norm_first)
    x = first(x, lambda t: self_attention(t, p, num_heads, mask))
    return second(
        x, lambda t: F.linear(torch.relu(F.linear(t, p["w1"], p["b1"])), p["w2"], p["b2"])
    )
