# expect: fail; mistake: none; without a graph
import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    with torch.no_grad():
        loss = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
        total = weights.sum()
        return (loss * weights).sum() / (total if total > 0 else 1)
