import torch
from torch import einsum


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    D = x.size(-1)
    d = D // num_heads
    W = p["in_proj_weight"].view(3, num_heads, d, D)
    b = p["in_proj_bias"].view(3, num_heads, 1, d)
    Wo = p["out_proj_weight"].view(D, num_heads, d)

    def attn(t):
        q, k, v = (einsum("bld,hed->bhle", t, W[i]) + b[i] for i in range(3))
        s = einsum("bhie,bhje->bhij", q, k) / d**0.5
        if mask is not None:
            s = torch.where(mask[None, None], s, -torch.inf)
        s = s - s.amax(-1, keepdim=True)
        e = s.exp()
        a = e / e.sum(-1, keepdim=True)
        return einsum("bhle,ohe->blo", einsum("bhij,bhje->bhie", a, v), Wo) + p["out_proj_bias"]

    def ffn(t):
        u = einsum("bld,fd->blf", t, p["w1"]) + p["b1"]
        return einsum("blf,df->bld", torch.maximum(u, torch.zeros_like(u)), p["w2"]) + p["b2"]

    def ln(t, w, c):
        m = t.mean(dim=-1, keepdim=True)
        s2 = (t - m).pow(2).mean(dim=-1, keepdim=True)
        return w * ((t - m) / (s2 + 1e-5).sqrt()) + c

    if norm_first:
        y = attn(ln(x, p["ln1_w"], p["ln1_b"])) + x
        return ffn(ln(y, p["ln2_w"], p["ln2_b"])) + y
    y = ln(attn(x) + x, p["ln1_w"], p["ln1_b"])
    return ln(ffn(y) + y, p["ln2_w"], p["ln2_b"])
