import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = torch.Size(
        [normalized_shape] if isinstance(normalized_shape, int) else normalized_shape
    )
    if x.shape[-len(shape) :] != shape:
        raise ValueError("normalized_shape")
    dims = [-i - 1 for i in range(len(shape))]
    d = x - x.mean(dims, keepdim=True)
    y = d * d.pow(2).mean(dims, keepdim=True).add(eps).rsqrt()
    weight = x.new_ones(shape) if weight is None else weight
    bias = x.new_zeros(shape) if bias is None else bias
    return torch.addcmul(bias, weight, y)
