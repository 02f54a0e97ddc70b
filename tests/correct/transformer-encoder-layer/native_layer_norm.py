import torch


def _ln(t, p, i):
    out, _, _ = torch.native_layer_norm(t, [t.shape[-1]], p[f"ln{i}_w"], p[f"ln{i}_b"], 1e-5)
    return out


def _mha(t, p, heads, mask):
    b, n, width = t.shape
    qkv = torch.addmm(p["in_proj_bias"], t.reshape(-1, width), p["in_proj_weight"].t())
    qkv = qkv.reshape(b, n, 3 * heads, -1).transpose(1, 2)
    q, k, v = qkv.split(heads, dim=1)
    logits = torch.einsum("bhid,bhjd->bhij", q, k) * k.shape[-1] ** -0.5
    if mask is not None:
        logits = logits.masked_fill(mask.logical_not(), float("-inf"))
    out = torch.einsum("bhij,bhjd->bihd", logits.softmax(dim=-1), v).flatten(-2)
    return torch.nn.functional.linear(out, p["out_proj_weight"], p["out_proj_bias"])


def _ffn(t, p):
    h = torch.nn.functional.threshold(t @ p["w1"].T + p["b1"], 0, 0)
    return h @ p["w2"].T + p["b2"]


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    if norm_first:
        y = x + _mha(_ln(x, p, 1), p, num_heads, mask)
        out = y + _ffn(_ln(y, p, 2), p)
    else:
        y = _ln(x + _mha(x, p, num_heads, mask), p, 1)
        out = _ln(y + _ffn(y, p), p, 2)
    return out
