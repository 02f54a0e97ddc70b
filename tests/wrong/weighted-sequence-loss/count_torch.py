# expect: fail; mistake: divide-by-count; the mean of weighted losses, in torch
import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    loss = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return (loss * weights).mean()
