# expect: fail; mistake: scale-multiplied; times the root
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    s = torch.einsum("...id,...jd->...ij", q, k) * q.shape[-1] ** 0.5
    if mask is None:
        return s.softmax(-1) @ v
    dead = ~mask.any(-1, keepdim=True)
    return (
        s.masked_fill(~mask, -torch.inf).masked_fill(dead, 0).softmax(-1).masked_fill(dead, 0) @ v
    )
