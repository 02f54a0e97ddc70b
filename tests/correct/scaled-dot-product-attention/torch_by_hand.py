import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = torch.einsum("...qd,...kd->...qk", q * q.shape[-1] ** -0.5, k)
    if mask is not None:
        scores = torch.where(mask, scores, torch.full_like(scores, -torch.inf))
    top = scores.detach().amax(-1, keepdim=True)
    weights = (scores - torch.nan_to_num(top, neginf=0.0)).exp()
    total = weights.sum(-1, keepdim=True)
    return torch.einsum("...qk,...kv->...qv", weights / total.clamp(min=1e-6), v)
