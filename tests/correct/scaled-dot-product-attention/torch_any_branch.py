"""The guard for dead rows runs only if there are some."""

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = (
        torch.matmul(q, k.mT) / torch.tensor(k.shape[-1], dtype=q.dtype, device=q.device).sqrt()
    )
    if mask is None:
        return torch.softmax(scores, -1) @ v
    scores = scores.masked_fill(mask.logical_not(), -torch.inf)
    alive = mask.any(-1, keepdim=True)
    if not alive.all():
        scores = torch.where(alive, scores, torch.zeros_like(scores))
        return torch.where(alive, scores.softmax(-1), torch.zeros_like(scores)) @ v
    return scores.softmax(-1) @ v
