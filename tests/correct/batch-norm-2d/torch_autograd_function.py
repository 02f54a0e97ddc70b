import torch


class _Normalise(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, eps):
        mean = x.mean((0, 2, 3), keepdim=True)
        var = (x - mean).square().mean((0, 2, 3), keepdim=True)
        root = (var + eps).rsqrt()
        xhat = (x - mean) * root
        ctx.save_for_backward(xhat, root)
        return xhat, mean.flatten(), var.flatten()

    @staticmethod
    def backward(ctx, dy, dmean, dvar):
        xhat, root = ctx.saved_tensors
        axes = (0, 2, 3)
        inner = dy - dy.mean(axes, keepdim=True) - xhat * (dy * xhat).mean(axes, keepdim=True)
        return inner * root, None


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    gain, shift = weight.reshape(1, -1, 1, 1), bias.reshape(1, -1, 1, 1)
    if not training:
        xhat = (x - running_mean.reshape(1, -1, 1, 1)) / (
            running_var.reshape(1, -1, 1, 1) + eps
        ) ** 0.5
        return gain * xhat + shift, running_mean, running_var
    m = x.size(0) * x.size(2) * x.size(3)
    if m == 1:
        raise ValueError("a single value per channel")
    xhat, mean, var = _Normalise.apply(x, eps)
    mean, var = mean.detach(), var.detach()
    new_mean = running_mean * (1 - momentum) + mean * momentum
    new_var = running_var * (1 - momentum) + var * (m / (m - 1) * momentum)
    return gain * xhat + shift, new_mean, new_var
