import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version not in ("v1", "v2"):
        raise ValueError("v1/v2")
    relu6_free = torch.nn.Threshold(0, 0)
    if version == "v1":
        f = norm2(conv2(relu6_free(norm1(conv1(x)))))
    else:
        f = conv2(relu6_free(norm2(conv1(relu6_free(norm1(x))))))
    if f.shape[0:] == x.shape[0:]:
        s = x
    else:
        if proj is None:
            raise ValueError("proj is None")
        s = proj(x)
    pair = torch.cat([f[None], s[None]])
    y = torch.einsum("k...,k->...", pair, pair.new_ones(2))
    return relu6_free(y) if version == "v1" else y
