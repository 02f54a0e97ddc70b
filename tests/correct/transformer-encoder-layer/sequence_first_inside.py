import torch


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    """(L, B, D) inside, as the older API of torch has it."""
    src = x.transpose(0, 1)
    L, B, D = src.shape
    d = D // num_heads

    def ln(t, k):
        c = t - torch.mean(t, 2, keepdim=True)
        return (
            c * torch.rsqrt(torch.mean(c * c, 2, keepdim=True) + 1e-5) * p[k + "_w"] + p[k + "_b"]
        )

    def self_attn(t):
        q, k, v = torch.nn.functional.linear(t, p["in_proj_weight"], p["in_proj_bias"]).chunk(3, 2)
        q = q.contiguous().view(L, B * num_heads, d).transpose(0, 1) * d**-0.5
        k = k.contiguous().view(L, B * num_heads, d).transpose(0, 1)
        v = v.contiguous().view(L, B * num_heads, d).transpose(0, 1)
        a = torch.bmm(q, k.transpose(1, 2))
        if mask is not None:
            a.masked_fill_(mask.logical_not(), float("-inf"))
        o = torch.bmm(torch.softmax(a, -1), v).transpose(0, 1).contiguous().view(L, B, D)
        return torch.nn.functional.linear(o, p["out_proj_weight"], p["out_proj_bias"])

    def ff(t):
        return torch.relu(t @ p["w1"].t() + p["b1"]) @ p["w2"].t() + p["b2"]

    if not norm_first:
        src = ln(src + self_attn(src), "ln1")
        src = ln(src + ff(src), "ln2")
    else:
        src = src + self_attn(ln(src, "ln1"))
        src = src + ff(ln(src, "ln2"))
    return src.transpose(0, 1).contiguous()
