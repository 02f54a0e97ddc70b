import torch
from torch import Tensor


def layer_norm(
    x: Tensor,
    normalized_shape: int | tuple[int, ...] | list[int],
    weight: Tensor | None = None,
    bias: Tensor | None = None,
    eps: float = 1e-5,
) -> Tensor:
    shape = torch.Size(
        [normalized_shape] if isinstance(normalized_shape, int) else normalized_shape
    )
    if x.dim() < len(shape) or x.size()[x.dim() - len(shape) :] != shape:
        raise ValueError(f"expected (..., {tuple(shape)}), got {tuple(x.shape)}")
    rows = x.flatten(start_dim=x.dim() - len(shape))
    rows = rows - rows.mean(-1, keepdim=True)
    rows = rows / rows.square().mean(-1, keepdim=True).add(eps).sqrt()
    out = rows.unflatten(-1, shape)
    if weight is None:
        return out if bias is None else out + bias
    return weight * out if bias is None else torch.addcmul(bias, weight, out)
