"""Every leading axis expanded and flattened: one batch of matrices, baddbmm and bmm."""

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = torch.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    q, k, v = (t.expand(*lead, *t.shape[-2:]).reshape(-1, *t.shape[-2:]) for t in (q, k, v))
    blank = q.new_zeros(())
    if mask is not None:
        mask = mask.expand(*lead, q.shape[1], k.shape[1]).reshape(-1, q.shape[1], k.shape[1])
        alive = mask.any(-1, keepdim=True)
        blank = torch.where(mask | ~alive, blank, blank - torch.inf)
    scores = torch.baddbmm(
        blank.expand(len(q), q.shape[1], k.shape[1]), q, k.mT, alpha=q.shape[-1] ** -0.5
    )
    p = torch.softmax(scores, dim=2)
    if mask is not None:
        p = torch.where(alive, p, p.new_zeros(()))
    return torch.bmm(p, v).reshape(*lead, *p.shape[1:2], v.shape[-1])
