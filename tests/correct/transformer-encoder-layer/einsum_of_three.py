import torch


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    D = x.size(-1)
    W = p["in_proj_weight"].view(3, num_heads, -1, D)
    bias = p["in_proj_bias"].view(3, 1, num_heads, 1, -1)
    O = p["out_proj_weight"].view(D, num_heads, -1)

    def sa(t):
        q, k, v = torch.einsum("bld,cheD->cbhle".replace("D", "d"), t, W) + bias
        s = torch.einsum("bhie,bhje->bhij", q, k) / q.size(-1) ** 0.5
        if mask is not None:
            s = s.masked_fill(mask.logical_not(), -torch.inf)
        return torch.einsum("bhij,bhje,dhe->bid", s.softmax(3), v, O) + p["out_proj_bias"]

    def ff(t):
        hidden = torch.einsum("bld,fd->blf", t, p["w1"]) + p["b1"]
        return torch.einsum("blf,df->bld", hidden * (hidden > 0), p["w2"]) + p["b2"]

    def ln(t, i):
        mean = t.mean(2, keepdim=True)
        std = ((t * t).mean(2, keepdim=True) - mean * mean + 1e-5).sqrt()
        return (t - mean) / std * p[f"ln{i}_w"] + p[f"ln{i}_b"]

    if norm_first:
        x = x + sa(ln(x, 1))
        return x + ff(ln(x, 2))
    x = ln(x + sa(x), 1)
    return ln(x + ff(x), 2)
