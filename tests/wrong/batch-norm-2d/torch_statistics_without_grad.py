# expect: fail; mistake: torch-detached-statistics; mean and variance under no_grad
import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    mean, var = running_mean, running_var
    if training:
        m = x.numel() // x.shape[1]
        if m == 1:
            raise ValueError("one value per channel")
        with torch.no_grad():
            mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
            running_mean = (1 - momentum) * running_mean + momentum * mean
            running_var = (1 - momentum) * running_var + momentum * var * m / (m - 1)
    y = (x - mean[:, None, None]) / torch.sqrt(var[:, None, None] + eps)
    return weight[:, None, None] * y + bias[:, None, None], running_mean, running_var
