import torch
import torch.nn.functional as F


def attend(x, p, h, mask):
    """One query at a time, over the keys it may see."""
    width = x.size(2)
    d = width // h
    q, k, v = F.linear(x, p["in_proj_weight"], p["in_proj_bias"]).split(width, dim=2)
    rows = []
    for i in range(x.size(1)):
        seen = torch.arange(x.size(1), device=x.device) if mask is None else mask[i].nonzero()[:, 0]
        keys, values = k[:, seen].unflatten(2, (h, d)), v[:, seen].unflatten(2, (h, d))
        scores = (q[:, i].unflatten(1, (h, d))[:, None] * keys).sum(3) / d**0.5
        rows.append((scores.softmax(1)[..., None] * values).sum(1).flatten(1))
    return F.linear(torch.stack(rows, 1), p["out_proj_weight"], p["out_proj_bias"])


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    def feed(t):
        return F.linear(F.linear(t, p["w1"], p["b1"]).relu(), p["w2"], p["b2"])

    def norm(t, number):
        return F.layer_norm(t, t.shape[2:], p[f"ln{number}_w"], p[f"ln{number}_b"], eps=1e-5)

    if norm_first:
        y = x + attend(norm(x, 1), p, num_heads, mask)
        return y + feed(norm(y, 2))
    y = norm(x + attend(x, p, num_heads, mask), 1)
    return norm(y + feed(y), 2)
