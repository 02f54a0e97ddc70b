import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    m = x.shape[0] * x.shape[2] * x.shape[3]
    if training and m < 2:
        raise ValueError(f"{m} value per channel")
    y, means, variances = [], [], []
    for channel, mean, var, g, b in zip(
        x.unbind(1), running_mean, running_var, weight, bias, strict=True
    ):
        mu, s = mean, var
        if training:
            mu = channel.mean()
            s = (channel - mu).pow(2).mean()
            mean = (1 - momentum) * mean + momentum * mu
            var = (1 - momentum) * var + momentum * s * m / (m - 1)
        y.append((channel - mu) / torch.sqrt(s + eps) * g + b)
        means.append(mean)
        variances.append(var)
    return torch.stack(y, 1), torch.stack(means), torch.stack(variances)
