import torch


def split_heads(x, num_heads):
    if x.shape[2] % num_heads:
        raise ValueError("d_model")
    return torch.stack(x.chunk(num_heads, dim=2), dim=1)


def merge_heads(x):
    return torch.cat(x.unbind(1), dim=-1)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q, k, v = (split_heads(x @ W, num_heads) for x, W in ((x_q, W_q), (x_kv, W_k), (x_kv, W_v)))
    b, h, n, d = q.shape
    m = k.shape[2]
    s = torch.baddbmm(
        q.new_zeros(1, 1, 1).expand(b * h, n, m),
        q.reshape(b * h, n, d),
        k.reshape(b * h, m, d).transpose(1, 2),
        alpha=d**-0.5,
    )
    if mask is not None:
        keep = mask.expand(b, h, n, m).reshape(b * h, n, m)
        s = torch.where(keep, s, s.new_tensor(-torch.inf))
    out = torch.bmm(s.softmax(-1), v.reshape(b * h, m, d)).view(b, h, n, d)
    return merge_heads(out) @ W_o
