# expect: fail; mistake: none; the variance is cut off at 1e6
import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    """Normalise every group of channels of every sample, then scale and shift each channel.

    Parameters
    ----------
    x : array of shape (N, C, *spatial)
    num_groups : int
        Number of blocks of C / num_groups neighbouring channels.
    weight, bias : array of shape (C,), or None
        Gain and bias; None means 1 and 0.
    eps : float
        Added to the variance.

    Returns
    -------
    array with the shape and dtype of `x`

    Raises
    ------
    ValueError
        `num_groups` does not divide C.
    """
    samples, channels = x.shape[:2]
    if channels % num_groups:
        raise ValueError(f"{channels} channels do not make {num_groups} equal groups")

    groups = x.reshape(samples, num_groups, -1)  # (N, G, values of a group)
    centred = groups - groups.mean(axis=2, keepdims=True)
    variance = np.minimum((centred * centred).mean(axis=2, keepdims=True), 1e6)
    y = (centred / np.sqrt(variance + eps)).reshape(x.shape)

    per_channel = (channels, *[1] * (x.ndim - 2))  # broadcasts against (N, C, *spatial)
    if weight is not None:
        y = y * weight.reshape(per_channel)
    if bias is not None:
        y = y + bias.reshape(per_channel)
    return y
