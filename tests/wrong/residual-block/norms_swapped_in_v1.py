# expect: fail; mistake: norms-swapped; in v1 only
import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    r = torch.relu
    if version == "v1":
        f = norm1(conv2(r(norm2(conv1(x)))))
    elif version == "v2":
        f = conv2(r(norm2(conv1(r(norm1(x))))))
    else:
        raise ValueError(version)
    if f.shape != x.shape:
        if proj is None:
            raise ValueError("shapes")
        s = proj(x)
    else:
        s = x
    return r(f + s) if version == "v1" else f + s
