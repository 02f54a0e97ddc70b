"""The gradient of layer normalisation: x reaches the loss directly, through mean and variance."""

import math

import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    """Return the gradients of a loss with respect to x, weight and bias, given that of y.

    Parameters
    ----------
    dy : array of shape (N, H)
        The gradient of the loss with respect to the output.
    x : array of shape (N, H)
    weight : array of shape (H,)
    eps : float
        Added to the variance.

    Returns
    -------
    dx : array of shape (N, H)
    dweight, dbias : arrays of shape (H,)
    """
    centred = x - x.mean(axis=1, keepdims=True)  # (N, H)
    scale = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + eps)  # (N, 1)
    xhat = centred / scale

    dxhat = dy * weight
    through_mean = dxhat.mean(axis=1, keepdims=True)
    through_variance = xhat * (dxhat * xhat).mean(axis=1, keepdims=True)
    dx = (dxhat - through_mean - through_variance) / scale

    dweight = (dy * xhat).sum(axis=0)  # all rows share weight and bias
    dbias = dy.sum(axis=0)
    return dx, dweight, dbias


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """One sample and one feature after the other, with exactly rounded sums."""

    def layer_norm_backward(self, dy, x, weight, eps=1e-5):
        n, h = x.shape
        dx = np.zeros_like(x)
        dweight, dbias = np.zeros_like(weight), np.zeros_like(weight)
        gain = weight.tolist()
        for row in range(n):
            sample, up = x[row].tolist(), dy[row].tolist()
            mean = math.fsum(sample) / h
            spread = math.sqrt(math.fsum((value - mean) ** 2 for value in sample) / h + eps)
            xhat = [(value - mean) / spread for value in sample]
            dxhat = [d * g for d, g in zip(up, gain, strict=True)]
            first = math.fsum(dxhat) / h
            second = math.fsum(d * z for d, z in zip(dxhat, xhat, strict=True)) / h
            for i in range(h):
                dx[row, i] = (dxhat[i] - first - xhat[i] * second) / spread
                dweight[i] += up[i] * xhat[i]
                dbias[i] += up[i]
        return dx, dweight, dbias


class by_chain:
    """Node by node through the graph of the forward pass."""

    def layer_norm_backward(self, dy, x, weight, eps=1e-5):
        h = x.shape[1]
        gap = x - x.mean(axis=1, keepdims=True)
        var = np.square(gap).mean(axis=1, keepdims=True)
        inverse = (var + eps) ** -0.5
        dxhat = dy * weight
        dinverse = (dxhat * gap).sum(axis=1, keepdims=True)
        dvar = -0.5 * inverse / (var + eps) * dinverse
        dgap = dxhat * inverse + dvar * 2 * gap / h
        dmean = -dgap.sum(axis=1, keepdims=True)
        return dgap + dmean / h, np.sum(dy * gap * inverse, axis=0), np.sum(dy, axis=0)


class by_jacobian:
    """The whole Jacobian of every sample: (I - 1 1ᵀ/H - xhat xhatᵀ/H) / scale."""

    def layer_norm_backward(self, dy, x, weight, eps=1e-5):
        n, h = x.shape
        gap = x - x.mean(axis=1, keepdims=True)
        scale = np.sqrt(np.einsum("nh,nh->n", gap, gap) / h + eps)
        xhat = gap / scale[:, None]
        jacobian = np.broadcast_to(np.eye(h, dtype=x.dtype) - x.dtype.type(1 / h), (n, h, h))
        jacobian = (jacobian - np.einsum("ni,nj->nij", xhat, xhat) / h) / scale[:, None, None]
        dx = np.einsum("nij,nj->ni", jacobian, np.einsum("nh,h->nh", dy, weight))
        return dx, np.einsum("nh,nh->h", dy, xhat), np.ones(n, dtype=x.dtype) @ dy


class by_projection:
    """Centring is a symmetric projection, so the centred gradient serves both terms."""

    def layer_norm_backward(self, dy, x, weight, eps=1e-5):
        def centre(a):
            return a - np.add.reduce(a, axis=1, keepdims=True) / a.shape[1]

        gap, up = centre(x), centre(dy * weight)
        power = (gap**2).mean(axis=1, keepdims=True) + eps
        along = (up * gap).mean(axis=1, keepdims=True) / power
        dx = (up - along * gap) / np.sqrt(power)
        return dx, (dy * gap / np.sqrt(power)).sum(axis=0), dy.sum(axis=0)


class by_sums:
    """Features first, sums instead of means: one division by H at the very end."""

    def layer_norm_backward(self, dy, x, weight, eps=1e-5):
        h = len(weight)
        x, dy = x.T, dy.T  # (H, N)
        inverse = 1 / np.sqrt(x.var(axis=0) + eps)
        xhat = (x - x.mean(axis=0)) * inverse
        up = dy * weight[:, None]
        dx = inverse / h * (h * up - up.sum(axis=0) - xhat * (up * xhat).sum(axis=0))
        return dx.T, (dy * xhat).sum(axis=1), dy.sum(axis=1)


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def layer_norm_backward(self, dy, x, weight, eps=None):
        xhat, scale = self.forward(x, self.epsilon(self.default if eps is None else eps))
        dxhat = self.upstream(dy, weight)
        dx = dxhat - self.through_mean(dxhat) - self.through_variance(dxhat, xhat)
        dweight = self.summed(dy * self.multiplied(x, xhat))
        return self.scaled(dx, scale), dweight, self.summed(dy)

    default = 1e-5

    def scaled(self, dx, scale):
        return dx / scale

    def forward(self, x, eps):
        centred = x - x.mean(axis=1, keepdims=True)
        scale = np.sqrt(self.variance(x, centred) + eps)
        with np.errstate(all="ignore"):
            return centred / scale, scale

    def variance(self, x, centred):
        return (centred * centred).mean(axis=1, keepdims=True)

    def epsilon(self, eps):
        return eps

    def upstream(self, dy, weight):
        return dy * weight

    def through_mean(self, dxhat):
        return self.average(dxhat)

    def through_variance(self, dxhat, xhat):
        return xhat * self.average(dxhat * xhat)

    def average(self, a):
        return a.mean(axis=1, keepdims=True)

    def multiplied(self, x, xhat):
        return xhat

    def summed(self, a):
        return a.sum(axis=0)


class no_mean_term(steps):
    def through_mean(self, dxhat):
        return 0


class no_xhat_term(steps):
    def through_variance(self, dxhat, xhat):
        return 0


class weight_forgotten(steps):
    def upstream(self, dy, weight):
        return dy


class dweight_without_xhat(steps):
    def multiplied(self, x, xhat):
        return x


class sum_over_features(steps):
    def summed(self, a):
        return a.sum(axis=1)


class dweight_averaged(steps):
    def summed(self, a):
        return a.mean(axis=0)


class only_dweight_averaged(steps):
    def multiplied(self, x, xhat):
        return xhat / len(x)


class gradients_not_summed(steps):
    def summed(self, a):
        return a


class scale_missing(steps):
    def scaled(self, dx, scale):
        return dx


class eps_default(steps):
    default = 1e-6


class eps_default_3(steps):
    default = 1e-3


class eps_default_8(steps):
    default = 1e-8


class eps_default_12(steps):
    default = 1e-12


class sum_instead_of_mean(steps):
    def average(self, a):
        return a.sum(axis=1, keepdims=True)


class sum_in_variance_term(steps):
    def through_variance(self, dxhat, xhat):
        return xhat * (dxhat * xhat).sum(axis=1, keepdims=True)


class ddof_1(steps):
    def variance(self, x, centred):
        return x.var(axis=1, keepdims=True, ddof=1)


class eps_missing(steps):
    def epsilon(self, eps):
        return 0


class eps_hard_coded(steps):
    def epsilon(self, eps):
        return 1e-5


class naive_variance(steps):
    def variance(self, x, centred):
        return (x * x).mean(axis=1, keepdims=True) - x.mean(axis=1, keepdims=True) ** 2


class in_place(steps):
    def upstream(self, dy, weight):
        dy *= weight
        return dy


class numpy2_scalar_promotion(steps):
    def epsilon(self, eps):
        return np.float64(eps)
