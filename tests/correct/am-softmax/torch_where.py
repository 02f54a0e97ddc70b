import torch
import torch.nn.functional as F


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    cos = F.normalize(x, p=2, dim=1) @ F.normalize(W, p=2, dim=0)
    is_true = F.one_hot(y, num_classes=W.size(1)).bool()
    logits = s * torch.where(is_true, cos - m, cos)
    logp = F.log_softmax(logits, dim=1)
    return -logp[is_true].mean()
