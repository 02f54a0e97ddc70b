import torch


class SpectralNorm(torch.autograd.Function):
    @staticmethod
    def forward(ctx, M, u, n_iter):
        for _ in range(n_iter):
            v = M.t().mv(u)
            v = v / v.norm()
            u = M.mv(v)
            u = u / u.norm()
        ctx.save_for_backward(u, v)
        ctx.mark_non_differentiable(u, v)
        return u.dot(M.mv(v)), u, v

    @staticmethod
    def backward(ctx, grad_sigma, grad_u, grad_v):
        u, v = ctx.saved_tensors
        return grad_sigma * torch.outer(u, v), None, None


def power_iteration(W, u, n_iter):
    return SpectralNorm.apply(W.reshape(W.shape[0], -1), u, n_iter)


def spectral_normalize(W, u, n_iter=50):
    sigma, _u, _v = power_iteration(W, u, n_iter)
    return W / sigma
