"""ReLUs in place on what is new anyway, as many repositories write it."""

import torch.nn.functional as F


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version == "v1":
        h = F.relu(norm1(conv1(x)), inplace=True)
        h = norm2(conv2(h))
    elif version == "v2":
        h = F.relu(norm1(x), inplace=True)
        h = F.relu(norm2(conv1(h)), inplace=True)
        h = conv2(h)
    else:
        raise ValueError("version must be v1 or v2")
    identity = x
    if identity.shape != h.shape:
        if proj is None:
            raise ValueError("proj is needed")
        identity = proj(identity)
    h = h + identity
    return F.relu(h, inplace=True) if version == "v1" else h
