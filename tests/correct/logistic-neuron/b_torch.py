import torch
import torch.nn.functional as F


def logistic_loss_grad(w, b, X, y):
    z = X @ w + b
    loss = (F.softplus(-z) * y + F.softplus(z) * (1 - y)).mean()
    err = torch.sigmoid(z) - y
    return loss, X.T @ err / X.shape[0], err.mean()
