import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    dk = q.shape[-1]
    wide = torch.float64 if q.dtype == torch.float64 else torch.float32
    s = (q.to(wide) / dk**0.5) @ k.to(wide).transpose(-2, -1)
    if mask is not None:
        s = s.masked_fill(~mask, -torch.inf)
        dead = (~mask).all(dim=-1, keepdim=True)
        s = s.masked_fill(dead, 0.0)
    p = s.softmax(-1)
    if mask is not None:
        p = p.masked_fill(dead, 0.0)
    return (p @ v.to(wide)).to(q.dtype)
