import torch


def logistic_loss_grad(w, b, X, y):
    z = torch.mv(X, w).add(b)
    loss = (z.clamp(min=0) - z * y + torch.log1p(torch.exp(-z.abs()))).mean()
    d = (z.sigmoid() - y).unsqueeze(-1)
    return loss, (d * X).mean(0), d.mean()
