import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    if training and x[:, 0].numel() == 1:
        raise ValueError("one value")
    if training:
        mean = x.mean(dim=[0, 2, 3], keepdim=True)
        centred = x - mean
        var = torch.mean(centred**2, dim=[0, 2, 3], keepdim=True)
        with torch.no_grad():
            m = x[:, 0].numel()
            running_mean = torch.lerp(running_mean, mean.flatten(), momentum)
            running_var = torch.lerp(running_var, var.flatten() * (m / (m - 1)), momentum)
    else:
        centred = x - running_mean[None, :, None, None]
        var = running_var[None, :, None, None]
    y = centred * torch.rsqrt(var + eps)
    return y * weight[None, :, None, None] + bias[None, :, None, None], running_mean, running_var
