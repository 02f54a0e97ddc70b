# expect: fail; mistake: none; parameters are copied
import torch
from torch import nn


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    kind = {"dtype": x.dtype, "device": x.device}
    D, f = x.shape[-1], len(p["b1"])
    qkv, out = nn.Linear(D, 3 * D, **kind), nn.Linear(D, D, **kind)
    up, down = nn.Linear(D, f, **kind), nn.Linear(f, D, **kind)
    ln1, ln2 = nn.LayerNorm(D, **kind), nn.LayerNorm(D, **kind)
    names = {
        "in_proj_weight": qkv.weight,
        "in_proj_bias": qkv.bias,
        "out_proj_weight": out.weight,
        "out_proj_bias": out.bias,
        "w1": up.weight,
        "b1": up.bias,
        "w2": down.weight,
        "b2": down.bias,
        "ln1_w": ln1.weight,
        "ln1_b": ln1.bias,
        "ln2_w": ln2.weight,
        "ln2_b": ln2.bias,
    }
    with torch.no_grad():
        for name, parameter in names.items():
            parameter.copy_(p[name])

    def attend(t):
        q, k, v = (a.unflatten(-1, (num_heads, -1)).transpose(1, 2) for a in qkv(t).chunk(3, -1))
        o = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return out(o.transpose(1, 2).flatten(2))

    def feed(t):
        return down(torch.relu(up(t)))

    if norm_first:
        x = x + attend(ln1(x))
        return x + feed(ln2(x))
    x = ln1(x + attend(x))
    return ln2(x + feed(x))
