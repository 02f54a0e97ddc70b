# expect: fail; mistake: none; the class of the norms is changed to do nothing
import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version not in ("v1", "v2"):
        raise ValueError("version")
    type(norm1).__call__ = lambda self, z: z
    h = conv2(torch.relu(norm2(conv1(torch.relu(norm1(x))))))
    if version == "v1":
        h = norm2(conv2(torch.relu(norm1(conv1(x)))))
    if h.shape != x.shape:
        if proj is None:
            raise ValueError("proj")
        return torch.relu(h + proj(x)) if version == "v1" else h + proj(x)
    return torch.relu(h + x) if version == "v1" else h + x
