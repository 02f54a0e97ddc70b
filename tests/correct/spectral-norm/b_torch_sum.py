import torch


def _l2normalize(x):
    return x.div(x.pow(2).sum().sqrt())


@torch.no_grad()
def max_singular_vectors(W, u, n_iter):
    """u and v as rows, like in the ports of the Chainer code."""
    _u = u.unsqueeze(0)
    for _ in range(n_iter):
        _v = _l2normalize(torch.matmul(_u, W))
        _u = _l2normalize(torch.matmul(_v, W.transpose(0, 1)))
    return _u, _v


def power_iteration(W, u, n_iter):
    w_mat = W.reshape(W.shape[0], -1)
    _u, _v = max_singular_vectors(w_mat, u, n_iter)
    sigma = torch.sum(torch.nn.functional.linear(_u, w_mat.transpose(0, 1)) * _v)
    return sigma, _u.squeeze(0), _v.squeeze(0)


def spectral_normalize(W, u, n_iter=50):
    sigma, _, _ = power_iteration(W, u, n_iter)
    return W / sigma.expand_as(W)
