import torch


@torch.no_grad()
def vectors(M, u, n_iter):
    for _ in range(n_iter):
        v = torch.matmul(u, M)
        v = v / torch.linalg.vector_norm(v)
        u = torch.matmul(M, v)
        u = u / torch.linalg.vector_norm(u)
    return u.clone(), v.clone()


def power_iteration(W, u, n_iter):
    M = torch.flatten(W, start_dim=1)
    u, v = vectors(M, u, n_iter)
    return torch.einsum("i,ij,j->", u, M, v), u, v


def spectral_normalize(W, u, n_iter=50):
    return W.div(power_iteration(W, u, n_iter)[0])
