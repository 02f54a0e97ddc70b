import torch


def rectify(z):
    return z.masked_fill(z < 0, 0)


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version == "v2":
        inner = conv1(rectify(norm1(x)))
        inner = conv2(rectify(norm2(inner)))
    elif version == "v1":
        inner = norm1(conv1(x))
        inner = norm2(conv2(rectify(inner)))
    else:
        raise ValueError("only v1 and v2")
    if list(inner.shape) != list(x.shape):
        if proj is None:
            raise ValueError("cannot add")
        inner = torch.stack((inner, proj(x)), dim=0).sum(dim=0)
    else:
        inner = torch.stack((inner, x), dim=0).sum(dim=0)
    return rectify(inner) if version == "v1" else inner
