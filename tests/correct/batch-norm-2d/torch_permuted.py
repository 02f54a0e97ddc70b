import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    last = x.permute(0, 2, 3, 1)
    mean, var = running_mean, running_var
    stored = running_mean.clone(), running_var.clone()
    if training:
        flat = last.reshape(-1, last.shape[-1])
        if len(flat) < 2:
            raise ValueError("batch norm needs more values")
        std, mean = torch.std_mean(flat, dim=0, correction=1)
        unbiased = std.square()
        var = unbiased * ((len(flat) - 1) / len(flat))
        stored = (
            stored[0] + momentum * (mean - stored[0]),
            stored[1] + momentum * (unbiased - stored[1]),
        )
    y = torch.addcdiv(bias.expand_as(last), (last - mean) * weight, torch.sqrt(var + eps))
    return y.permute(0, 3, 1, 2), *stored
