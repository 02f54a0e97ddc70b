import numpy as np


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    c = x.shape[1]
    flat = np.moveaxis(x, 1, 0).reshape(c, -1)
    mean, var, new_mean, new_var = running_mean, running_var, running_mean, running_var
    if training:
        if flat.shape[1] < 2:
            raise ValueError("too few values")
        mean = flat.mean(1)
        unbiased = np.array([np.cov(row, ddof=1) for row in flat.astype(np.longdouble)]).astype(
            x.dtype
        )
        var = unbiased * (flat.shape[1] - 1) / flat.shape[1]
        new_mean = running_mean * (1 - momentum) + mean * momentum
        new_var = running_var * (1 - momentum) + unbiased * momentum
    y = np.empty_like(x)
    for k, (mu, v, g, b) in enumerate(zip(mean, var, weight, bias, strict=True)):
        y[:, k] = g * ((x[:, k] - mu) / np.sqrt(v + eps)) + b
    return y, new_mean, new_var
