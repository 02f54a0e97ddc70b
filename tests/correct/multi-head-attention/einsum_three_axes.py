import torch


def split_heads(x, num_heads):
    b, l, m = x.shape
    if m % num_heads > 0:
        raise ValueError("bad number of heads")
    return torch.einsum("blhd->bhld", x.reshape(b, l, num_heads, m // num_heads))


def merge_heads(x):
    return torch.einsum("bhld->blhd", x).flatten(-2)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    m = W_q.shape[0]
    if m % num_heads > 0:
        raise ValueError("bad number of heads")
    d = m // num_heads
    q = torch.einsum("bim,mhd->bhid", x_q, W_q.reshape(m, num_heads, d))
    k = torch.einsum("bjm,mhd->bhjd", x_kv, W_k.reshape(m, num_heads, d))
    v = torch.einsum("bjm,mhd->bhjd", x_kv, W_v.reshape(m, num_heads, d))
    logits = torch.einsum("bhid,bhjd->bhij", q, k) / d**0.5
    if mask is not None:
        logits = logits.masked_fill(mask.logical_not(), torch.finfo(logits.dtype).min)
    weights = logits.softmax(-1)
    o = torch.einsum("bhij,bhjd->bhid", weights, v)
    return torch.einsum("bhid,hdm->bim", o, W_o.reshape(num_heads, d, m))
