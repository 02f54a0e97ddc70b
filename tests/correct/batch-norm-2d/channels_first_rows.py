import numpy as np


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    N, C, H, W = x.shape
    rows = np.transpose(x, (1, 0, 2, 3)).reshape(C, -1)
    m = rows.shape[1]
    if training:
        if m <= 1:
            raise ValueError("m")
        mu = rows @ np.full(m, 1 / m, x.dtype)
        dev = rows - mu[:, None]
        mu = mu + dev.mean(1)
        dev = rows - mu[:, None]
        ss = (dev * dev).sum(1)
        sigma2 = ss / m
        running_mean = running_mean - momentum * (running_mean - mu)
        running_var = running_var - momentum * (running_var - ss / (m - 1))
    else:
        dev, sigma2 = rows - running_mean[:, None], running_var
    out = dev * (weight / np.sqrt(sigma2 + eps))[:, None] + bias[:, None]
    return out.reshape(C, N, H, W).transpose(1, 0, 2, 3), running_mean, running_var
