# expect: fail; mistake: naive-variance; E[x^2] - mean^2 in torch
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    if isinstance(normalized_shape, int):
        normalized_shape = (normalized_shape,)
    n = len(normalized_shape)
    if x.dim() < n or tuple(x.shape[-n:]) != tuple(normalized_shape):
        raise ValueError("normalized_shape")
    dims = [-(i + 1) for i in range(n)]
    mean = torch.mean(x, dim=dims, keepdim=True)
    mean_x2 = torch.mean(x**2, dim=dims, keepdim=True)
    var = mean_x2 - mean**2
    x_norm = (x - mean) / torch.sqrt(var + eps)
    if weight is not None:
        x_norm = weight * x_norm
    if bias is not None:
        x_norm = x_norm + bias
    return x_norm
