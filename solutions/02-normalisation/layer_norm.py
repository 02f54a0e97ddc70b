"""Layer normalisation: every sample brought to mean 0 and variance 1 by its own statistics."""

import math

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    """Normalise `x` over its last axes, then scale and shift.

    Parameters
    ----------
    x : array of shape (..., *normalized_shape)
    normalized_shape : int, tuple or list of int
        The sizes of the axes that share one mean and one variance.
    weight, bias : array of shape `normalized_shape`, or None
        Gain and bias; None means 1 and 0.
    eps : float
        Added to the variance, so that a constant sample does not divide by zero.

    Returns
    -------
    array with the shape and dtype of `x`

    Raises
    ------
    ValueError
        The trailing axes of `x` are not `normalized_shape`.
    """
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError(f"expected trailing axes {shape}, got an array of shape {x.shape}")
    axes = tuple(range(-len(shape), 0))

    centred = x - x.mean(axis=axes, keepdims=True)  # one mean per sample
    variance = (centred * centred).mean(axis=axes, keepdims=True)  # divides by H, not by H - 1
    y = centred / np.sqrt(variance + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y


def own_dtype(inputs, got):
    """Whether the result has the type of `x`, where other arrays are narrower."""
    return {"other-dtype": float(np.asarray(got).dtype != inputs["x"].dtype)}


# --------------------------------------------------------------------------- correct as well


def _shape(x, normalized_shape):
    """Return `normalized_shape` as a tuple that fits `x`."""
    shape = (normalized_shape,) if np.ndim(normalized_shape) == 0 else tuple(normalized_shape)
    if tuple(x.shape[-len(shape) :]) != shape:
        raise ValueError(f"expected trailing axes {shape}, got {tuple(x.shape)}")
    return shape


class by_loops:
    """One sample after the other, with exactly rounded sums."""

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        size = math.prod(_shape(x, normalized_shape))
        gain = [1.0] * size if weight is None else weight.reshape(-1).tolist()
        shift = [0.0] * size if bias is None else bias.reshape(-1).tolist()
        samples = []
        for sample in x.reshape(-1, size).tolist():
            mean = math.fsum(sample) / size
            variance = math.fsum((value - mean) ** 2 for value in sample) / size
            scale = 1.0 / math.sqrt(variance + eps)
            samples.append(
                [
                    g * (value - mean) * scale + b
                    for value, g, b in zip(sample, gain, shift, strict=True)
                ]
            )
        return np.array(samples, dtype=x.dtype).reshape(x.shape)


class by_einsum:
    """Samples as rows of a matrix, squared lengths by einsum."""

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        shape = _shape(x, normalized_shape)
        rows = x.reshape(-1, math.prod(shape))  # (N, H)
        centred = rows - np.add.reduce(rows, axis=1, keepdims=True) / rows.shape[1]
        variance = np.einsum("nh,nh->n", centred, centred) / rows.shape[1]
        y = (centred / np.sqrt(variance + eps)[:, None]).reshape(x.shape)
        y = y if weight is None else weight * y
        return y if bias is None else bias + y


class by_welford:
    """Mean and variance in one pass, one feature at a time."""

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        shape = _shape(x, normalized_shape)
        features = x.reshape(-1, math.prod(shape)).T  # (H, N)
        mean = np.zeros_like(features[0])
        squares = np.zeros_like(features[0])
        for count, feature in enumerate(features, start=1):
            delta = feature - mean
            mean = mean + delta / count
            squares = squares + delta * (feature - mean)
        y = (features - mean) * (squares / len(features) + eps) ** -0.5
        y = y.T.reshape(x.shape)
        y = y if weight is None else y * weight
        return y if bias is None else y + bias


class by_wide_statistics:
    """Statistics in float64 whatever the input, cast back at the end."""

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        axes = tuple(range(x.ndim - len(_shape(x, normalized_shape)), x.ndim))
        wide = x.astype(np.float64)
        mean = wide.mean(axis=axes, keepdims=True)
        y = (wide - mean) / np.sqrt(wide.var(axis=axes, keepdims=True) + eps)
        gain = np.float64(1) if weight is None else weight
        shift = np.float64(0) if bias is None else bias
        return (y * gain + shift).astype(x.dtype)


class by_centring_matrix:
    """Subtracting the mean as a projection: x (I - 1 1ᵀ / H)."""

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        size = math.prod(_shape(x, normalized_shape))
        projection = np.eye(size, dtype=x.dtype) - np.full((size, size), 1 / size, dtype=x.dtype)
        pivot = x.reshape(-1, size)[:, :1]
        centred = (x.reshape(-1, size) - pivot) @ projection
        length = np.sqrt((centred**2).sum(axis=1, keepdims=True) + size * eps)
        y = (math.sqrt(size) * centred / length).reshape(x.shape)
        y = y if weight is None else y * weight
        return y if bias is None else y + bias


class torch_answer:
    """The answer in torch."""

    backend = "torch"

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        import torch

        dims = tuple(range(-len(_shape(x, normalized_shape)), 0))
        centred = x - x.mean(dim=dims, keepdim=True)
        variance = (centred * centred).mean(dim=dims, keepdim=True)
        y = centred / torch.sqrt(variance + eps)
        if weight is not None:
            y = y * weight
        if bias is not None:
            y = y + bias
        return y


class torch_by_rows:
    """Samples as rows, `var_mean` with correction 0, reciprocal square root."""

    backend = "torch"

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        import torch

        rows = x.flatten(start_dim=x.ndim - len(_shape(x, normalized_shape)))  # (..., H)
        variance, mean = torch.var_mean(rows, dim=-1, correction=0, keepdim=True)
        y = ((rows - mean) * torch.rsqrt(variance + eps)).reshape(x.shape)
        weight = torch.ones_like(y) if weight is None else weight
        return y * weight if bias is None else torch.addcmul(bias, y, weight)


class torch_by_wide_statistics:
    """Everything in float64, cast back at the end."""

    backend = "torch"

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        size = math.prod(_shape(x, normalized_shape))
        rows = x.double().reshape(-1, size)
        rows = rows - rows.sum(dim=1, keepdim=True) / size
        y = rows * (rows.square().sum(dim=1, keepdim=True) / size + eps) ** -0.5
        y = y.reshape(x.shape)
        if weight is not None:
            y = y * weight.double()
        if bias is not None:
            y = y + bias.double()
        return y.to(x.dtype)


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        return self.result(x, normalized_shape, weight, bias, eps)

    def result(self, x, normalized_shape, weight, bias, eps):
        shape = self.shape(normalized_shape)
        self.check(x, shape)
        x = self.before(x, weight, bias)
        y = self.normalise(x, self.axes(x, shape), self.epsilon(eps))
        return self.affine(y, weight, bias)

    def shape(self, normalized_shape):
        return tuple(np.atleast_1d(normalized_shape).tolist())

    def check(self, x, shape):
        _shape(x, shape)

    def axes(self, x, shape):
        return tuple(range(-len(shape), 0))

    def epsilon(self, eps):
        return eps

    def before(self, x, weight, bias):
        return x

    def normalise(self, x, axes, eps):
        centred = self.centre(x, axes)
        return self.divide(centred, self.variance(x, centred, axes), eps)

    def centre(self, x, axes):
        return x - self.mean(x, axes)

    def mean(self, x, axes):
        return np.mean(x, axis=axes, keepdims=True)

    def variance(self, x, centred, axes):
        return self.mean(centred**2, axes)

    def divide(self, centred, variance, eps):
        with np.errstate(all="ignore"):
            return centred / self.scale(variance, eps)

    def scale(self, variance, eps):
        return np.sqrt(variance + eps)

    def affine(self, y, weight, bias):
        y = y if weight is None else y * weight
        return y if bias is None else y + bias


class batch_axis(steps):
    def axes(self, x, shape):
        return (0,)


class all_but_batch(steps):
    def axes(self, x, shape):
        return tuple(range(1, x.ndim)) or (0,)


class norm_axis_one(steps):
    def axes(self, x, shape):
        return (1,)


class whole_tensor(steps):
    def axes(self, x, shape):
        return tuple(range(x.ndim))


class last_axis_only(steps):
    def axes(self, x, shape):
        return (-1,)


class ddof_1(steps):
    def variance(self, x, centred, axes):
        with np.errstate(all="ignore"):
            return np.var(x, axis=axes, keepdims=True, ddof=1)


class variance_not_averaged(steps):
    def variance(self, x, centred, axes):
        return np.sum(centred**2, axis=axes, keepdims=True)


class naive_variance(steps):
    def variance(self, x, centred, axes):
        return self.mean(x**2, axes) - self.mean(x, axes) ** 2


class eps_outside_sqrt(steps):
    def scale(self, variance, eps):
        return np.sqrt(variance) + eps


class eps_missing(steps):
    def scale(self, variance, eps):
        return np.sqrt(variance)


class eps_as_floor(steps):
    def scale(self, variance, eps):
        return np.sqrt(np.maximum(variance, eps))


class sqrt_missing(steps):
    def scale(self, variance, eps):
        return variance + eps


class eps_hard_coded(steps):
    def epsilon(self, eps):
        return 1e-5


class eps_default(steps):
    """Another default than the one asked for."""

    default = 1e-6

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=None):
        eps = self.default if eps is None else eps
        return self.result(x, normalized_shape, weight, bias, eps)


class eps_default_3(eps_default):
    default = 1e-3


class eps_default_8(eps_default):
    default = 1e-8


class eps_default_12(eps_default):
    default = 1e-12


class rms_norm(steps):
    def centre(self, x, axes):
        return x


class mean_not_removed(steps):
    def divide(self, centred, variance, eps):
        return super().divide(self.x, variance, eps)

    def centre(self, x, axes):
        self.x = x
        return super().centre(x, axes)


class min_max(steps):
    def normalise(self, x, axes, eps):
        low, high = x.min(axis=axes, keepdims=True), x.max(axis=axes, keepdims=True)
        return (x - low) / (high - low + eps)


class no_keepdims(steps):
    def mean(self, x, axes):
        return np.mean(x, axis=axes)


class affine_order(steps):
    def affine(self, y, weight, bias):
        y = y if bias is None else y + bias
        return y if weight is None else y * weight


class affine_before_norm(steps):
    def before(self, x, weight, bias):
        return super().affine(x, weight, bias)

    def affine(self, y, weight, bias):
        return y


class gain_plus_one(steps):
    def affine(self, y, weight, bias):
        return super().affine(y, None if weight is None else 1 + weight, bias)


class affine_needs_both(steps):
    def affine(self, y, weight, bias):
        return y if weight is None or bias is None else y * weight + bias


class in_place(steps):
    def centre(self, x, axes):
        x -= self.mean(x, axes)
        return x


class no_shape_check(steps):
    def check(self, x, shape):
        pass


class wrong_exception(steps):
    def check(self, x, shape):
        assert x.shape[-len(shape) :] == shape


class numpy2_scalar_promotion(steps):
    def epsilon(self, eps):
        return np.float64(eps)


# --------------------------------------------------------------------------- wrong in torch only


class torch_steps:
    """The torch answer cut into steps."""

    backend = "torch"

    def layer_norm(self, x, normalized_shape, weight=None, bias=None, eps=1e-5):
        shape = _shape(x, normalized_shape)
        y = self.normalise(x, tuple(range(-len(shape), 0)), eps)
        return self.affine(y, shape, weight, bias)

    def normalise(self, x, dims, eps):
        mean, variance = self.statistics(x, dims)
        return (x - mean) / self.scale(variance, eps)

    def scale(self, variance, eps):
        return (variance + eps).sqrt()

    def statistics(self, x, dims):
        mean = x.mean(dim=dims, keepdim=True)
        return mean, self.variance(x, mean, dims)

    def variance(self, x, mean, dims):
        return (x - mean).square().mean(dim=dims, keepdim=True)

    def affine(self, y, shape, weight, bias):
        y = y if weight is None else y * weight
        return y if bias is None else y + bias


class torch_var_unbiased(torch_steps):
    def variance(self, x, mean, dims):
        return x.var(dim=dims, keepdim=True)


class torch_naive_variance(torch_steps):
    def variance(self, x, mean, dims):
        return x.square().mean(dim=dims, keepdim=True) - mean.square()


class torch_eps_outside_sqrt(torch_steps):
    def scale(self, variance, eps):
        return variance.sqrt() + eps


class torch_eps_missing(torch_steps):
    def scale(self, variance, eps):
        return variance.sqrt()


class torch_cpu_constant(torch_steps):
    def affine(self, y, shape, weight, bias):
        import torch

        weight = torch.ones(shape, dtype=y.dtype) if weight is None else weight
        return super().affine(y, shape, weight, bias)


class torch_in_place_leaf(torch_steps):
    def normalise(self, x, dims, eps):
        mean, variance = self.statistics(x, dims)
        x -= mean
        return x / (variance + eps).sqrt()


class torch_detached_statistics(torch_steps):
    def statistics(self, x, dims):
        return super().statistics(x.detach(), dims)


class torch_numpy_roundtrip(torch_steps):
    def normalise(self, x, dims, eps):
        import torch

        data = x.detach().numpy()
        mean, variance = data.mean(axis=dims, keepdims=True), data.var(axis=dims, keepdims=True)
        return torch.from_numpy((data - mean) / np.sqrt(variance + eps))


class upcast(torch_steps):
    def normalise(self, x, dims, eps):
        return super().normalise(x.double(), dims, eps)
