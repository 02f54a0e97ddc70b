# expect: fail; mistake: none; autograd instead of a formula
import torch
import torch.nn.functional as F


def logistic_loss_grad(w, b, X, y):
    w = w.detach().clone().requires_grad_()
    b = torch.tensor(float(b), dtype=w.dtype, requires_grad=True)
    z = X @ w + b
    loss = (F.softplus(z) - y * z).mean()
    loss.backward()
    return loss.detach(), w.grad, b.grad
