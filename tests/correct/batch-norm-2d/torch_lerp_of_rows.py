import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    f = x.transpose(0, 1).flatten(1)
    nm, nv = running_mean, running_var
    if training:
        if f.shape[1] < 2:
            raise ValueError("needs two values")
        mu, v = f.mean(1), f.var(1, unbiased=False)
        nm = torch.lerp(running_mean, mu.detach(), momentum)
        nv = torch.lerp(running_var, f.detach().var(1), momentum)
    else:
        mu, v = running_mean, running_var
    s = weight * (v + eps).rsqrt()
    y = (x - mu[:, None, None]) * s[:, None, None] + bias[:, None, None]
    return y, nm, nv
