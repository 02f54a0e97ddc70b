# expect: fail; mistake: none; weights drawn at random
from torch import nn


def split_heads(x, num_heads):
    if x.size(-1) % num_heads:
        raise ValueError("heads")
    return x.unflatten(2, (num_heads, -1)).transpose(1, 2)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    width = x_q.size(-1)
    make = [nn.Linear(width, width, bias=False).to(x_q) for _ in range(4)]
    q, k, v = make[0](x_q), make[1](x_kv), make[2](x_kv)
    q, k, v = (split_heads(a, num_heads) for a in (q, k, v))
    out = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    return make[3](merge_heads(out))
