import torch


def power_iteration(W, u, n_iter):
    M = W.reshape(W.shape[0], -1)
    frozen = M.detach()
    u = u.detach().unsqueeze(1)
    for _ in range(n_iter):
        v = torch.mm(frozen.T, u)
        v = v / torch.sqrt(torch.sum(v * v))
        u = torch.mm(frozen, v)
        u = u / torch.sqrt(torch.sum(u * u))
    sigma = torch.sum(u * torch.mm(M, v))
    return sigma, u.squeeze(1), v.squeeze(1)


def spectral_normalize(W, u, n_iter=50):
    sigma, _, _ = power_iteration(W, u, n_iter)
    return W / sigma
