import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    loss = F.nll_loss(
        F.log_softmax(logits, -1).flatten(0, 1), targets.flatten(), reduction="none"
    ).view_as(weights)
    if not weights.any():
        return loss.sum() * 0
    return torch.sum(loss * weights) / torch.sum(weights)
