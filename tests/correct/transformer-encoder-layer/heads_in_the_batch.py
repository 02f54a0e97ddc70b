import torch
import torch.nn.functional as F


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    n, length, dim = x.shape
    norms = {
        i: (lambda t, i=i: F.layer_norm(t, [dim], p[f"ln{i}_w"], p[f"ln{i}_b"])) for i in (1, 2)
    }

    def fold(t):
        t = t.reshape(n, length, num_heads, dim // num_heads).permute(0, 2, 1, 3)
        return t.reshape(n * num_heads, length, dim // num_heads)

    def attend(t):
        proj = torch.matmul(t, p["in_proj_weight"].t()) + p["in_proj_bias"]
        q, k, v = map(fold, torch.split(proj, dim, dim=2))
        w = torch.bmm(q / (dim // num_heads) ** 0.5, k.transpose(1, 2))
        if mask is not None:
            w = w + torch.where(mask, 0.0, float("-inf")).to(w.dtype)
        out = torch.bmm(F.softmax(w, dim=2), v)
        out = out.reshape(n, num_heads, length, -1).permute(0, 2, 1, 3).reshape(n, length, dim)
        return torch.matmul(out, p["out_proj_weight"].t()) + p["out_proj_bias"]

    def feed(t):
        return torch.clamp(t @ p["w1"].mT + p["b1"], min=0) @ p["w2"].mT + p["b2"]

    for i, sub in enumerate((attend, feed), start=1):
        x = x + sub(norms[i](x)) if norm_first else norms[i](x + sub(x))
    return x
