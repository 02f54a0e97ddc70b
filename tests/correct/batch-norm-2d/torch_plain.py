import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    shape = (1, -1, 1, 1)
    if training:
        m = x.numel() / x.shape[1]
        if m == 1:
            raise ValueError("expected more than 1 value per channel")
        mean = x.mean((0, 2, 3))
        var = x.var((0, 2, 3), unbiased=False)
        new_mean = (1 - momentum) * running_mean + momentum * mean
        new_var = (1 - momentum) * running_var + momentum * var * m / (m - 1)
    else:
        mean, var, new_mean, new_var = running_mean, running_var, running_mean, running_var
    y = (x - mean.view(shape)) / (var.view(shape) + eps).sqrt()
    return y * weight.view(shape) + bias.view(shape), new_mean, new_var
