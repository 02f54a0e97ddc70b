import torch.nn.functional as F


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads:
        raise ValueError(num_heads)
    return x.unflatten(-1, (num_heads, -1)).transpose(1, 2)


def merge_heads(x):
    return x.transpose(1, 2).flatten(-2)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q, k, v = (
        split_heads(F.linear(x, W.T), num_heads) for x, W in ((x_q, W_q), (x_kv, W_k), (x_kv, W_v))
    )
    return F.linear(merge_heads(F.scaled_dot_product_attention(q, k, v, attn_mask=mask)), W_o.T)
