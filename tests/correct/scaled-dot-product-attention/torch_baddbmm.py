import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = torch.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    f = lambda t: t.expand(*lead, *t.shape[-2:]).reshape(-1, *t.shape[-2:])
    Q, K, V = f(q), f(k), f(v)
    s = torch.baddbmm(
        torch.zeros(1, 1, 1, dtype=q.dtype, device=q.device),
        Q,
        K.transpose(1, 2),
        alpha=1 / q.shape[-1] ** 0.5,
    )
    if mask is not None:
        mm = mask.expand(*lead, q.shape[-2], k.shape[-2]).reshape(s.shape)
        top = s.masked_fill(~mm, torch.finfo(s.dtype).min).amax(-1, keepdim=True).detach()
        e = (s - top).masked_fill(~mm, float("-inf")).exp()
        z = e.sum(-1, keepdim=True)
        w = e / z.masked_fill(z == 0, 1)
    else:
        w = s.softmax(-1)
    return torch.bmm(w, V).reshape(*lead, q.shape[-2], v.shape[-1])
