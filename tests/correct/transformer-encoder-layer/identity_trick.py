import torch.nn.functional as F


def identity(t):
    return t


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    """One code for both orders: the norm in one of two places is the identity."""
    shape = x.shape[-1:]

    def ln1(t):
        return F.layer_norm(t, shape, p["ln1_w"], p["ln1_b"])

    def ln2(t):
        return F.layer_norm(t, shape, p["ln2_w"], p["ln2_b"])

    before1, after1 = (ln1, identity) if norm_first else (identity, ln1)
    before2, after2 = (ln2, identity) if norm_first else (identity, ln2)
    y = after1(x + attention(before1(x), p, num_heads, mask))
    return after2(y + feed(before2(y), p))


def attention(t, p, num_heads, mask):
    qkv = F.linear(t, p["in_proj_weight"], p["in_proj_bias"])
    q, k, v = (part.tensor_split(num_heads, dim=-1) for part in qkv.tensor_split(3, dim=-1))
    heads = [one_head(*qkv, mask) for qkv in zip(q, k, v)]
    out = p["out_proj_bias"]
    for head, w in zip(heads, p["out_proj_weight"].tensor_split(num_heads, dim=1)):
        out = out + head @ w.T
    return out


def one_head(q, k, v, mask):
    s = q @ k.mT / q.shape[-1] ** 0.5
    if mask is not None:
        s = s.masked_fill(~mask, -float("inf"))
    return s.softmax(-1) @ v


def feed(t, p):
    return F.relu(t @ p["w1"].T + p["b1"]) @ p["w2"].T + p["b2"]
