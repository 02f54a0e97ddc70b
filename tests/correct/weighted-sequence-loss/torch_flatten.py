import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    V = logits.shape[-1]
    loss = F.cross_entropy(logits.reshape(-1, V), targets.reshape(-1), reduction="none")
    w = weights.reshape(-1)
    return (loss * w).sum() / w.sum() if w.sum() > 0 else loss.new_zeros(())
