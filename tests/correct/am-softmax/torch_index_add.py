import torch
import torch.nn.functional as F


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    cos = F.cosine_similarity(
        F.normalize(x, dim=-1).unsqueeze(2), F.normalize(W, dim=0).unsqueeze(0), dim=1
    )
    idx = y.unsqueeze(1)
    logits = s * cos.scatter_add(1, idx, torch.full_like(cos, -m))
    return (logits.logsumexp(1) - logits.gather(1, idx).squeeze(1)).mean()
