"""The shapes are found without gradients first, so that the shortcut is known before the branch."""

import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version not in ["v1", "v2"]:
        raise ValueError
    with torch.no_grad():
        probe = conv2(conv1(x))
    same = probe.shape == x.shape
    if not same and proj is None:
        raise ValueError("a projection is required")
    h = x if same else proj(x)
    g = x
    if version == "v1":
        g = norm2(conv2(norm1(conv1(g)).relu()))
        return (g + h).relu()
    g = conv2(norm2(conv1(norm1(g).relu())).relu())
    return g + h
