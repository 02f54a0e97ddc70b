# expect: fail; mistake: none; the library's attention through a variable that holds the module
import torch

F = torch.nn.functional


def scaled_dot_product_attention(q, k, v, mask=None):
    f = F.scaled_dot_product_attention
    if mask is not None:
        dead = ~mask.any(-1, keepdim=True)
        out = f(q, k, v, attn_mask=mask | dead)
        return out.masked_fill(dead, 0)
    return f(q, k, v)
