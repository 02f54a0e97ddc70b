import torch


def power_iteration(W, u, n_iter):
    M = W.view(W.size(0), -1)
    Md = M.detach()
    u = u.detach()
    for _ in range(n_iter):
        v = Md.T @ u
        v = v / v.norm()
        u = Md @ v
        u = u / u.norm()
    sigma = torch.linalg.vector_norm(M @ v)
    return sigma, u, v


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]
