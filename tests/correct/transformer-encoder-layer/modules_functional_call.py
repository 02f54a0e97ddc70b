import math

import torch
from torch import nn
from torch.func import functional_call


class Attention(nn.Module):
    def __init__(self, d, h, **kind):
        super().__init__()
        self.h = h
        self.qkv = nn.Linear(d, 3 * d, **kind)
        self.out = nn.Linear(d, d, **kind)

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.h, d // self.h).permute(2, 0, 3, 1, 4)
        att = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
        if mask is not None:
            att = att.masked_fill(~mask, float("-inf"))
        y = att.softmax(-1) @ v
        return self.out(y.transpose(1, 2).contiguous().view(b, n, d))


class Block(nn.Module):
    def __init__(self, d, f, h, norm_first, **kind):
        super().__init__()
        self.norm_first = norm_first
        self.attn = Attention(d, h, **kind)
        self.ln_1 = nn.LayerNorm(d, **kind)
        self.ln_2 = nn.LayerNorm(d, **kind)
        self.mlp = nn.Sequential(nn.Linear(d, f, **kind), nn.ReLU(), nn.Linear(f, d, **kind))

    def forward(self, x, mask):
        if self.norm_first:
            x = x + self.attn(self.ln_1(x), mask)
            return x + self.mlp(self.ln_2(x))
        x = self.ln_1(x + self.attn(x, mask))
        return self.ln_2(x + self.mlp(x))


NAMES = {
    "attn.qkv.weight": "in_proj_weight",
    "attn.qkv.bias": "in_proj_bias",
    "attn.out.weight": "out_proj_weight",
    "attn.out.bias": "out_proj_bias",
    "mlp.0.weight": "w1",
    "mlp.0.bias": "b1",
    "mlp.2.weight": "w2",
    "mlp.2.bias": "b2",
    "ln_1.weight": "ln1_w",
    "ln_1.bias": "ln1_b",
    "ln_2.weight": "ln2_w",
    "ln_2.bias": "ln2_b",
}


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    kind = {"dtype": x.dtype, "device": x.device}
    block = Block(x.shape[-1], len(p["b1"]), num_heads, norm_first, **kind)
    return functional_call(block, {name: p[key] for name, key in NAMES.items()}, (x, mask))
