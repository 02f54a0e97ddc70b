import torch


def power_iteration(W, u, n_iter):
    w = W.reshape(W.shape[0], -1)
    u = u.data
    for _ in range(n_iter):
        v = torch.mv(torch.t(w.data), u)
        v = v / v.norm()
        u = torch.mv(w.data, v)
        u = u / u.norm()
    sigma = u.dot(w.mv(v))
    return sigma, u, v


def spectral_normalize(W, u, n_iter=50):
    sigma, _, _ = power_iteration(W, u, n_iter)
    return W / sigma.expand_as(W)
