# expect: fail; mistake: version-unchecked; V1 is taken for v1
import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    r = torch.relu
    version = str(version).lower()
    if version == "v1":
        f = norm2(conv2(r(norm1(conv1(x)))))
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
