# expect: fail; mistake: none; a ReLU that is cut off at 6
import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    relu = torch.nn.ReLU6()
    if version == "v1":
        h = norm2(conv2(relu(norm1(conv1(x)))))
    elif version == "v2":
        h = conv2(relu(norm2(conv1(relu(norm1(x))))))
    else:
        raise ValueError("version")
    if h.shape != x.shape and proj is None:
        raise ValueError("proj")
    h = h + (x if h.shape == x.shape else proj(x))
    return torch.relu(h) if version == "v1" else h
