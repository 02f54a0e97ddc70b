import torch


def norm(x, w, b):
    x = x - x.mean(-1, keepdim=True)
    return x * torch.rsqrt((x**2).mean(-1, keepdim=True) + 1e-5) * w + b


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    D = x.shape[-1]
    d = D // num_heads

    def attend(t):
        qkv = t @ p["in_proj_weight"].mT + p["in_proj_bias"]
        out = p["out_proj_bias"]
        for i in range(num_heads):
            q, k, v = (qkv[..., j * D + i * d : j * D + (i + 1) * d] for j in range(3))
            s = torch.einsum("bid,bjd->bij", q, k) * d**-0.5
            if mask is not None:
                s = torch.where(mask, s, -torch.inf)
            a = torch.exp(s - s.logsumexp(-1, keepdim=True))
            out = out + a @ v @ p["out_proj_weight"][:, i * d : (i + 1) * d].mT
        return out

    def feed(t):
        return (t @ p["w1"].mT + p["b1"]).clamp(min=0) @ p["w2"].mT + p["b2"]

    for branch, w, b in ((attend, "ln1_w", "ln1_b"), (feed, "ln2_w", "ln2_b")):
        if norm_first:
            x = x + branch(norm(x, p[w], p[b]))
        else:
            x = norm(x + branch(x), p[w], p[b])
    return x
