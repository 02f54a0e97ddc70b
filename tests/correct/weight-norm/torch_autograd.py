import torch


def weight_norm(v, g):
    return g.unsqueeze(-1) * torch.nn.functional.normalize(v, p=2, dim=-1)


def weight_norm_backward(dw, v, g):
    v = v.detach().clone().requires_grad_(True)
    g = g.detach().clone().requires_grad_(True)
    return torch.autograd.grad(weight_norm(v, g), (v, g), grad_outputs=dw)
