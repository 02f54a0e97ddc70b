import torch


class BatchNorm2d(torch.nn.Module):
    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super(BatchNorm2d, self).__init__()
        self.C, self.eps, self.momentum = num_features, eps, momentum
        self.weight = torch.nn.parameter.Parameter(torch.Tensor(num_features))
        self.bias = torch.nn.parameter.Parameter(torch.Tensor(num_features))
        self.register_buffer("running_mean", torch.Tensor(num_features))
        self.register_buffer("running_var", torch.Tensor(num_features))
        self.reset_parameters()

    def reset_parameters(self):
        self.weight.data.fill_(1.0)
        self.bias.data.zero_()
        self.running_mean.zero_()
        self.running_var.fill_(1.0)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            mu, s2 = self.running_mean, self.running_var
        else:
            values = x.permute(1, 0, 2, 3).reshape(self.C, -1)
            if values.shape[1] <= 1:
                raise ValueError(f"got {tuple(x.shape)}")
            mu = values.mean(1)
            dev = values - mu.unsqueeze(1)
            s2 = (dev * dev).mean(1)
            stored = (dev * dev).sum(1) / (values.shape[1] - 1)
            self.running_mean.data = (
                self.running_mean.data * (1 - self.momentum) + mu.data * self.momentum
            )
            self.running_var.data = (
                self.running_var.data * (1 - self.momentum) + stored.data * self.momentum
            )
        scale = (self.weight / (s2 + self.eps).sqrt())[None, :, None, None]
        return (x - mu[None, :, None, None]) * scale + self.bias[None, :, None, None]
