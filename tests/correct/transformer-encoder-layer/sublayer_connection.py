import torch
from torch import nn


class SublayerConnection:
    """A residual around any sub-layer, with the norm on either side."""

    def __init__(self, gain, shift, norm_first):
        self.gain, self.shift, self.norm_first = gain, shift, norm_first

    def norm(self, x):
        std = torch.sqrt(x.var(-1, keepdim=True, correction=0) + 1e-5)
        return self.gain * (x - x.mean(-1, keepdim=True)) / std + self.shift

    def __call__(self, x, sublayer):
        if self.norm_first:
            return x + sublayer(self.norm(x))
        return self.norm(x + sublayer(x))


def attention(x, p, h, mask):
    d_model = x.shape[-1]
    weights = p["in_proj_weight"].split(d_model)
    biases = p["in_proj_bias"].split(d_model)
    q, k, v = [
        nn.functional.linear(x, w, b).view(x.size(0), -1, h, d_model // h).transpose(1, 2)
        for w, b in zip(weights, biases)
    ]
    scores = torch.matmul(q, k.transpose(-2, -1)) / (d_model // h) ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    out = torch.matmul(scores.softmax(-1), v).transpose(1, 2).reshape(x.size(0), -1, d_model)
    return nn.functional.linear(out, p["out_proj_weight"], p["out_proj_bias"])


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    first = SublayerConnection(p["ln1_w"], p["ln1_b"], norm_first)
    second = SublayerConnection(p["ln2_w"], p["ln2_b"], norm_first)
    x = first(x, lambda t: attention(t, p, num_heads, mask))

    def feed(t):
        h = nn.functional.linear(t, p["w1"], p["b1"])
        return nn.functional.linear(h.relu(), p["w2"], p["b2"])

    return second(x, feed)
