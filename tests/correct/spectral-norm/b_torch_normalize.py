import torch
import torch.nn.functional as F


def power_iteration(W, u, n_iter):
    weight_mat = W.flatten(1)
    with torch.no_grad():
        for _ in range(n_iter):
            v = F.normalize(torch.mv(weight_mat.t(), u), dim=0, eps=0.0)
            u = F.normalize(torch.mv(weight_mat, v), dim=0, eps=0.0)
        u = u.clone(memory_format=torch.contiguous_format)
        v = v.clone(memory_format=torch.contiguous_format)
    sigma = torch.dot(u, torch.mv(weight_mat, v))
    return sigma, u, v


def spectral_normalize(W, u, n_iter=50):
    sigma, _, _ = power_iteration(W, u, n_iter)
    return W / sigma
