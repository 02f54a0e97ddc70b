import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    keep = weights > 0
    if not keep.any():
        return torch.zeros((), dtype=logits.dtype, device=logits.device)
    loss = F.cross_entropy(logits[keep], targets[keep], reduction="none")
    return (loss * weights[keep]).sum() / weights[keep].sum()
