# expect: fail; mistake: image-axes; statistics of every image
import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    if not training:
        y = (x - running_mean[:, None, None]) / (running_var[:, None, None] + eps).sqrt()
        return weight[:, None, None] * y + bias[:, None, None], running_mean, running_var
    m = x.numel() // x.shape[1]
    if m == 1:
        raise ValueError("one value per channel")
    mean = x.mean((2, 3), keepdim=True)
    var = x.var((2, 3), correction=0, keepdim=True)
    y = (x - mean) / (var + eps).sqrt()
    new_mean = (1 - momentum) * running_mean + momentum * mean.mean((0, 2, 3))
    new_var = (1 - momentum) * running_var + momentum * var.mean((0, 2, 3)) * m / (m - 1)
    return weight[:, None, None] * y + bias[:, None, None], new_mean, new_var
