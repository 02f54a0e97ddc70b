# expect: fail; mistake: convolutions-swapped; a loop from the last layer to the first
import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version not in ("v1", "v2"):
        raise ValueError("version")
    h = x
    for conv, norm in [(conv2, norm1), (conv1, norm2)]:
        if version == "v2":
            h = conv(torch.relu(norm(h)))
        else:
            h = norm(conv(h))
            if norm is norm1:
                h = torch.relu(h)
    if h.shape != x.shape and proj is None:
        raise ValueError("proj")
    h = h + (x if h.shape == x.shape else proj(x))
    return torch.relu(h) if version == "v1" else h
