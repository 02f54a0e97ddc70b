"""Weight normalisation: a direction and a length for every weight vector."""

import math

import numpy as np


def weight_norm(v, g):
    """Stretch every row of v to the length that g gives.

    Parameters
    ----------
    v : array of shape (out, in)
        The directions, in rows.
    g : array of shape (out,)
        The lengths; a negative one reverses the direction of its row.

    Returns
    -------
    array of shape (out, in)
    """
    length = np.sqrt((v * v).sum(axis=1, keepdims=True))  # (out, 1)
    return g[:, None] * (v / length)


def weight_norm_backward(dw, v, g):
    """Return the gradients of a loss L with respect to v and g, given dw = ∂L/∂w.

    Parameters
    ----------
    dw, v : array of shape (out, in)
    g : array of shape (out,)

    Returns
    -------
    dv : array of shape (out, in)
    dg : array of shape (out,)
    """
    length = np.sqrt((v * v).sum(axis=1, keepdims=True))  # (out, 1)
    unit = v / length
    dg = (dw * unit).sum(axis=1)  # (out,)
    across = dw - dg[:, None] * unit  # the part of dw orthogonal to v
    return g[:, None] / length * across, dg


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """One weight vector after the other."""

    def weight_norm(self, v, g):
        w = np.empty_like(v)
        for i in range(len(v)):
            w[i] = v[i] * (g[i] / np.sqrt(np.dot(v[i], v[i])))
        return w

    def weight_norm_backward(self, dw, v, g):
        dv, dg = np.empty_like(v), np.empty_like(g)
        for i, row in enumerate(v):
            norm = np.sqrt(np.dot(row, row))
            dg[i] = np.dot(dw[i], row) / norm
            dv[i] = g[i] / norm * dw[i] - g[i] * dg[i] / norm**2 * row
        return dv, dg


class by_norm_and_einsum:
    """Library norm, sums by einsum, the formula of the paper."""

    def weight_norm(self, v, g):
        return np.einsum("o,oi->oi", g / self.length(v), v)

    def weight_norm_backward(self, dw, v, g):
        length = self.length(v)
        dg = np.einsum("oi,oi->o", dw, v) / length
        dv = (g / length)[:, None] * dw - (g * dg / length**2)[:, None] * v
        return dv, dg

    def length(self, v):
        return np.sqrt(np.einsum("oi,oi->o", v, v))


class by_jacobians:
    """The matrix g/|v| (I - e e^T) of every row, multiplied by dw."""

    def weight_norm(self, v, g):
        return (g * (v / self.length(v)).T).T

    def weight_norm_backward(self, dw, v, g):
        unit = v / self.length(v)
        inner = np.eye(v.shape[1], dtype=v.dtype) - unit[:, :, None] * unit[:, None, :]
        jacobian = g[:, None, None] / self.length(v)[:, :, None] * inner  # (out, in, in)
        return (jacobian @ dw[:, :, None])[:, :, 0], (unit[:, None, :] @ dw[:, :, None])[:, 0, 0]

    def length(self, v):
        return np.sqrt((v**2).sum(axis=-1, keepdims=True))


class torch_answer:
    """The answer in torch."""

    backend = "torch"

    def weight_norm(self, v, g):
        length = v.square().sum(dim=1, keepdim=True).sqrt()
        return g[:, None] * (v / length)

    def weight_norm_backward(self, dw, v, g):
        length = v.square().sum(dim=1, keepdim=True).sqrt()
        unit = v / length
        dg = (dw * unit).sum(dim=1)
        return g[:, None] / length * (dw - dg[:, None] * unit), dg


class torch_by_normalize:
    """`F.normalize`, which divides by the length, and `linalg.vector_norm`."""

    backend = "torch"

    def weight_norm(self, v, g):
        import torch.nn.functional as F

        return F.normalize(v, dim=1) * g.unsqueeze(1)

    def weight_norm_backward(self, dw, v, g):
        import torch

        length = torch.linalg.vector_norm(v, dim=1)
        unit = v / length.unsqueeze(-1)
        dg = torch.einsum("oi,oi->o", dw, unit)
        dv = torch.diag(g / length) @ (dw - torch.diag(dg) @ unit)
        return dv, dg


class torch_by_rows:
    """Row by row in float64, stacked and cast back."""

    backend = "torch"

    def weight_norm(self, v, g):
        import torch

        rows = [b * a / a.norm() for a, b in zip(v.double(), g.double(), strict=True)]
        return torch.stack(rows).to(v.dtype)

    def weight_norm_backward(self, dw, v, g):
        import torch

        dv, dg = [], []
        for d, a, b in zip(dw.double(), v.double(), g.double(), strict=True):
            norm = (a @ a) ** 0.5
            slope = d @ a / norm
            dg.append(slope)
            dv.append(b / norm * d - b * slope / (a @ a) * a)
        return torch.stack(dv).to(v.dtype), torch.stack(dg).to(v.dtype)


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def weight_norm(self, v, g):
        return self.stretched(v / self.length(v), self.gain(g))

    def length(self, v):
        return np.sqrt((v * v).sum(axis=1, keepdims=True))

    def gain(self, g):
        return g[:, None]

    def stretched(self, unit, gain):
        return unit * gain

    def weight_norm_backward(self, dw, v, g):
        length = np.sqrt((v * v).sum(axis=1, keepdims=True))
        dg = self.dg(dw, v, length, g)
        along = (dw * v).sum(axis=1, keepdims=True) / length
        return self.order(self.dv(dw, v, length, g[:, None], along), dg)

    def dg(self, dw, v, length, g):
        return (dw * v / length).sum(axis=1)

    def dv(self, dw, v, length, g, along):
        return g / length * (dw - along * v / length)

    def order(self, dv, dg):
        return dv, dg


class frobenius(steps):
    def length(self, v):
        return np.sqrt((v * v).sum())


class columns(steps):
    def length(self, v):
        return np.sqrt((v * v).sum(axis=0))


class gain_on_columns(steps):
    def gain(self, g):
        return g


class no_gain(steps):
    def gain(self, g):
        return np.ones_like(g)[:, None]


class gain_not_signed(steps):
    def gain(self, g):
        return np.abs(g)[:, None]


class gain_as_exponent(steps):
    def gain(self, g):
        return np.exp(g)[:, None]


class length_not_divided(steps):
    def length(self, v):
        return np.ones_like(v[:, :1])


class squared_norm(steps):
    def length(self, v):
        return (v * v).sum(axis=1, keepdims=True)


class sum_norm(steps):
    def length(self, v):
        return np.abs(v).sum(axis=1, keepdims=True)


class largest_norm(steps):
    def length(self, v):
        return np.abs(v).max(axis=1, keepdims=True)


class eps_added(steps):
    eps = 1e-8

    def length(self, v):
        return np.sqrt((v * v).sum(axis=1, keepdims=True)) + self.eps


class eps_5(eps_added):
    eps = 1e-5


class eps_6(eps_added):
    eps = 1e-6


class eps_7(eps_added):
    eps = 1e-7


class eps_10(eps_added):
    eps = 1e-10


class eps_12(eps_added):
    eps = 1e-12


class eps_inside(eps_added):
    def length(self, v):
        return np.sqrt((v * v).sum(axis=1, keepdims=True) + self.eps)


class dg_unnormalised(steps):
    def dg(self, dw, v, length, g):
        return (dw * v).sum(axis=1)


class dg_unnormalised_in_dv(dg_unnormalised):
    """dv is computed from dg."""

    def dv(self, dw, v, length, g, along):
        return g / length * (dw - along * v)


class dg_times_gain(steps):
    def dg(self, dw, v, length, g):
        return g * (dw * v / length).sum(axis=1)


class dg_not_summed_over_inputs(steps):
    def dg(self, dw, v, length, g):
        return (dw * v / length).sum(axis=0)


class dv_without_projection(steps):
    def dv(self, dw, v, length, g, along):
        return g / length * dw


class dv_without_gain(steps):
    def dv(self, dw, v, length, g, along):
        return (dw - along * v / length) / length


class dv_projection_added(steps):
    def dv(self, dw, v, length, g, along):
        return g / length * (dw + along * v / length)


class dv_projection_unscaled(steps):
    def dv(self, dw, v, length, g, along):
        return g / length * (dw - along * v)


class projection_by_one_length(steps):
    def dv(self, dw, v, length, g, along):
        return g / length * dw - g * along / length * v


class projection_by_w(steps):
    def dv(self, dw, v, length, g, along):
        return g / length * (dw - along * g * v / length)


class dv_not_divided(steps):
    def dv(self, dw, v, length, g, along):
        return g * (dw - along * v / length)


class gradients_swapped(steps):
    def order(self, dv, dg):
        return dg, dv


class in_place(steps):
    def weight_norm(self, v, g):
        v /= self.length(v)
        return self.stretched(v, self.gain(g))


class gain_in_place(steps):
    def weight_norm(self, v, g):
        g /= self.length(v)[:, 0]
        return v * self.gain(g)


class numpy2_scalar_promotion(steps):
    def length(self, v):
        return np.array([[math.sqrt(row @ row)] for row in v])


class torch_cpu_constant:
    backend = "torch"

    def weight_norm(self, v, g):
        import torch

        unit = v / v.norm(dim=1, keepdim=True)
        return (torch.eye(len(g), dtype=v.dtype) * g) @ unit

    def weight_norm_backward(self, dw, v, g):
        return torch_answer.weight_norm_backward(self, dw, v, g)


class torch_detached_length(torch_answer):
    def weight_norm(self, v, g):
        return g[:, None] * (v / v.detach().square().sum(dim=1, keepdim=True).sqrt())
