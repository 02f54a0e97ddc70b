import torch
import torch.nn.functional as F


def logistic_loss_grad(w, b, X, y):
    z = X @ w + b
    loss = torch.mean(F.softplus(z) - y * z)
    err = torch.sigmoid(z) - y
    dw = X.t() @ err / X.size(0)
    db = err.mean()
    return loss, dw, db
