import torch


def logistic_loss_grad(w, b, X, y):
    n = len(y)
    z = torch.matmul(X, w) + b
    zero = z.new_zeros(n)
    loss = (y * torch.logaddexp(zero, -z) + (1 - y) * torch.logaddexp(zero, z)).sum() / n
    p = 1 / (1 + torch.exp(-z))
    return loss, torch.einsum("i,ij->j", p - y, X) / n, torch.sum(p - y) / n
