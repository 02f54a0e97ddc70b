import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    log_p = torch.log_softmax(logits, dim=2)
    nll = -log_p.gather(2, targets[:, :, None])[:, :, 0]
    s = weights.sum()
    return (nll * weights).sum() / torch.where(s > 0, s, torch.ones_like(s))
