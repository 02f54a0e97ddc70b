# expect: fail; mistake: eps-outside-sqrt; two mistakes: H - 1, eps outside of the root


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError
    ax = tuple(range(-len(shape), 0))
    y = (x - x.mean(ax, keepdims=True)) / (x.std(ax, ddof=1, keepdims=True) + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y.astype(x.dtype)
