import torch


def label_smoothing_loss(logits, targets, eps):
    K = logits.shape[1]
    q = torch.full_like(logits, eps / K)
    rows = torch.arange(logits.shape[0], device=logits.device)
    q[rows, targets] += 1 - eps
    log_p = logits - logits.logsumexp(1, keepdim=True)
    return torch.einsum("nk,nk->", q, -log_p) / logits.shape[0]
