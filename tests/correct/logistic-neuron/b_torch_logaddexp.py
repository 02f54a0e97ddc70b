import torch


def logistic_loss_grad(w, b, X, y):
    logits = torch.mv(X, w) + b
    loss = torch.logaddexp(torch.zeros_like(logits), logits) - y * logits
    residual = logits.sigmoid() - y
    dw = torch.einsum("n,nd->d", residual, X) / len(y)
    return loss.mean(), dw, residual.mean()
