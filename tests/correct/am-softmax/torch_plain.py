import torch
import torch.nn.functional as F


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    cosine = F.linear(F.normalize(x), F.normalize(W.t()))
    one_hot = torch.zeros_like(cosine)
    one_hot.scatter_(1, y.view(-1, 1), 1.0)
    output = (one_hot * (cosine - m)) + ((1.0 - one_hot) * cosine)
    output = output * s
    return F.cross_entropy(output, y)
