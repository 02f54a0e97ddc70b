# expect: fail; mistake: none; softplus is cut at 8
import torch
import torch.nn.functional as F


def logistic_loss_grad(w, b, X, y):
    z = torch.mv(X, w) + b
    loss = (F.softplus(-z) * y + F.softplus(z, threshold=8) * (1 - y)).mean()
    e = torch.sigmoid(z) - y
    return loss, torch.einsum("n,nd->d", e, X) / len(y), e.mean()
