import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    steps = {
        "v1": [conv1, norm1, torch.relu, conv2, norm2],
        "v2": [norm1, torch.relu, conv1, norm2, torch.relu, conv2],
    }
    if version not in steps:
        raise ValueError(f"no version {version!r}")
    y = x
    for step in steps[version]:
        y = step(y)
    if y.size() != x.size():
        if not proj:
            raise ValueError("proj")
        x = proj(x)
    total = x + y
    return torch.relu(total) if version == "v1" else total
