import torch


def ln(v, w, b):
    c = v - v.mean()
    return c / (c.dot(c) / len(c) + 1e-5) ** 0.5 * w + b


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    return torch.stack([sample(s, p, num_heads, norm_first, mask) for s in x])


def sample(s, p, h, norm_first, mask):
    D = s.shape[1]
    d = D // h
    norm1 = [ln(t, p["ln1_w"], p["ln1_b"]) for t in s] if norm_first else list(s)
    projected = [p["in_proj_weight"] @ t + p["in_proj_bias"] for t in norm1]
    out = []
    for i, one in enumerate(projected):
        seen = (
            [j for j in range(len(s)) if mask is None or mask[i, j]]
            if s.device.type != "meta"
            else range(len(s))
        )
        heads = []
        for a in range(h):
            q = one[a * d : (a + 1) * d]
            keys = torch.stack([projected[j][D + a * d : D + (a + 1) * d] for j in seen])
            values = torch.stack([projected[j][2 * D + a * d : 2 * D + (a + 1) * d] for j in seen])
            heads.append(torch.softmax(keys @ q / d**0.5, 0) @ values)
        y = s[i] + p["out_proj_weight"] @ torch.cat(heads) + p["out_proj_bias"]
        y = y if norm_first else ln(y, p["ln1_w"], p["ln1_b"])
        t = ln(y, p["ln2_w"], p["ln2_b"]) if norm_first else y
        z = y + p["w2"] @ torch.relu(p["w1"] @ t + p["b1"]) + p["b2"]
        out.append(z if norm_first else ln(z, p["ln2_w"], p["ln2_b"]))
    return torch.stack(out)
