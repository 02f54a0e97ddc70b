import torch
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    log_p = F.log_softmax(logits, dim=-1)
    nll = -log_p.gather(dim=-1, index=targets.unsqueeze(1)).squeeze(1)
    return ((1 - eps) * nll - eps * log_p.mean(dim=-1)).mean()
