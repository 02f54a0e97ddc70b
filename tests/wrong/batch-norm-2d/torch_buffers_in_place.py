# expect: fail; mistake: in-place-running; lerp_ writes into the buffers
import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    mean, var = running_mean, running_var
    if training:
        m = x.numel() // x.shape[1]
        if m == 1:
            raise ValueError("one value per channel")
        mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
        with torch.no_grad():
            running_mean.lerp_(mean, momentum)
            running_var.lerp_(var * m / (m - 1), momentum)
    y = (x - mean[:, None, None]) / torch.sqrt(var[:, None, None] + eps)
    return weight[:, None, None] * y + bias[:, None, None], running_mean, running_var
