# expect: fail; mistake: add-before-norm; v1 adds, then normalises, then takes the ReLU
import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version == "v1":
        h = conv2(torch.relu(norm1(conv1(x))))
    elif version == "v2":
        h = conv2(torch.relu(norm2(conv1(torch.relu(norm1(x))))))
    else:
        raise ValueError(version)
    if h.shape != x.shape:
        if proj is None:
            raise ValueError("proj")
        h = h + proj(x)
    else:
        h = h + x
    if version == "v1":
        h = torch.relu(norm2(h))
    return h
