import torch


def split_heads(x, num_heads):
    B, L, D = x.shape
    if D % num_heads:
        raise ValueError("D")
    return x.reshape(B, L, num_heads, D // num_heads).permute(0, 2, 1, 3)


def merge_heads(x):
    return x.permute(0, 2, 1, 3).reshape(x.shape[0], x.shape[2], -1)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    D = W_q.shape[0]
    if D % num_heads:
        raise ValueError("D")
    wq, wk, wv = (W.reshape(D, num_heads, -1) for W in (W_q, W_k, W_v))
    q = torch.einsum("bnd,dhe->bhne", x_q, wq)
    k = torch.einsum("bmd,dhe->bhme", x_kv, wk)
    v = torch.einsum("bmd,dhe->bhme", x_kv, wv)
    s = torch.einsum("bhne,bhme->bhnm", q, k) * q.shape[-1] ** -0.5
    if mask is not None:
        s = s.masked_fill(~mask, torch.finfo(s.dtype).min)
    p = torch.exp(s - s.logsumexp(-1, keepdim=True))
    return torch.einsum("bhnm,bhme,hed->bnd", p, v, W_o.reshape(num_heads, -1, D))
