"""Welford's running mean and variance, one feature after the other."""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    sizes = [normalized_shape] if isinstance(normalized_shape, int) else list(normalized_shape)
    if list(x.shape[-len(sizes) :]) != sizes:
        raise ValueError("the last axes do not fit")
    rows = x.flatten(-len(sizes)) if len(sizes) > 1 else x
    mean, m2 = torch.zeros_like(rows[..., 0]), torch.zeros_like(rows[..., 0])
    for count, column in enumerate(rows.unbind(-1), start=1):
        delta = column - mean
        mean = mean + delta / count
        m2 = m2 + delta * (column - mean)
    deviation = torch.sqrt(m2 / rows.shape[-1] + eps)
    y = ((rows - mean[..., None]) / deviation[..., None]).view_as(x)
    y = y * weight if weight is not None else y
    return y + bias if bias is not None else y
