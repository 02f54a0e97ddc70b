import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = torch.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    flat = [a.expand(*lead, *a.shape[-2:]).reshape(-1, *a.shape[-2:]) for a in (q, k, v)]
    scores = torch.bmm(flat[0], flat[1].transpose(1, 2)) * q.shape[-1] ** -0.5
    if mask is not None:
        full = mask.expand(*lead, q.shape[-2], k.shape[-2]).reshape(scores.shape)
        scores = scores.masked_fill(full.logical_not(), torch.finfo(scores.dtype).min)
    weights = torch.softmax(scores, 2)
    if mask is not None:
        weights = weights * full
    return torch.bmm(weights, flat[2]).reshape(*lead, q.shape[-2], v.shape[-1])
