# expect: fail; mistake: kl-divergence; the entropy of q is subtracted
import torch
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    K = logits.shape[1]
    q = torch.full_like(logits, eps / K)
    q = q.scatter(1, targets[:, None], 1 - eps + eps / K)
    return F.kl_div(F.log_softmax(logits, dim=1), q, reduction="batchmean")
