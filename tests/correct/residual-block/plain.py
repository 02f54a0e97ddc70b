import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version not in {"v1", "v2"}:
        raise ValueError(f"unknown version {version}")
    if version == "v1":
        out = conv1(x)
        out = norm1(out)
        out = torch.relu(out)
        out = conv2(out)
        out = norm2(out)
    else:
        out = norm1(x)
        out = torch.relu(out)
        out = conv1(out)
        out = norm2(out)
        out = torch.relu(out)
        out = conv2(out)
    if out.shape != x.shape:
        if proj is None:
            raise ValueError("shapes differ and there is no projection")
        skip = proj(x)
    else:
        skip = x
    out = out + skip
    if version == "v1":
        out = torch.relu(out)
    return out
