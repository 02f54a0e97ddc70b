"""The answers of the quiz on residual networks, found by autograd, by running blocks, by search."""

from __future__ import annotations

import itertools
import math

import numpy as np
import torch


def _schedule(step, width, warmup):
    """The learning rate by logarithms."""
    rising = np.log(step) - 1.5 * np.log(warmup)
    return np.exp(np.minimum(-np.log(step) / 2, rising) - np.log(width) / 2)


def _derivative(*blocks):
    """What autograd says of a chain of blocks, each a function of x."""
    x = torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
    y = x
    for block in blocks:
        y = block(y)
    (slope,) = torch.autograd.grad(y, x)
    return float(slope)


def _chain(*branches):
    return _derivative(*[lambda x, w=w: x + w * x for w in branches])


def _levels(truth, a, d):
    """The residual and the error of a prediction d below the gauge, which shows a too much."""
    gauge = truth + a
    return [(gauge - d) - gauge, gauge - truth]


def _two_blocks(x, a, b):
    for w in (a, b):
        x = x + w * x
    return x


def _scaled(s, n):
    return _derivative(*[lambda x: s * x + 0 * x] * n)


def _two_scaled(p, q, w):
    return _derivative(lambda x: p * x + w * x, lambda x: q * x + w * x)


def _paths(n):
    return sum(1 for _ in itertools.product((False, True), repeat=n))


def _peak(d, w):
    return _schedule(np.arange(1, 4 * w), d, w).max()


def _share(k, w):
    return _schedule(k * w, 64, w) / _schedule(w, 64, w)


def _early(w, k):
    return _schedule(w // k, 1, w)


def _normalised(f, g):
    """A critic along a line with the given value and slope at 0."""
    t = torch.zeros((), dtype=torch.float64, requires_grad=True)
    value = f + g * t
    (slope,) = torch.autograd.grad(value, t)
    return float((value / (slope.abs() + value.abs())).detach())


def _penalty(w):
    x = torch.randn(3, dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(torch.tensor(w, dtype=torch.float64) @ x, x)
    return float((slope.norm() - 1) ** 2)


def _one_iteration(a, b, p):
    """What torch's own spectral norm has after one iteration from u."""
    layer = torch.nn.Linear(2, 2, bias=False, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.copy_(torch.diag(torch.tensor([a, b], dtype=torch.float64)))
    layer = torch.nn.utils.spectral_norm(layer)
    layer.weight_u.copy_(torch.tensor([p, 0.0]))
    layer(torch.zeros(2, dtype=torch.float64))
    sigma = layer.weight_orig[0, 0] / layer.weight[0, 0]
    return [float(sigma.detach()), float(layer.weight_v[0]), float(layer.weight_u[0])]


def _smaller(a, b):
    angle = np.array([[0.6, -0.8], [0.8, 0.6]])
    W = angle @ np.diag([a, b]) @ angle
    return np.linalg.svd(W / np.linalg.norm(W, 2))[1][1]


def _penalty_of_two(a, b):
    """The penalty of a critic whose slope is a at one sample and b at the other."""
    x = torch.zeros(2, 1, dtype=torch.float64, requires_grad=True)
    slopes = torch.tensor([[a], [-b]], dtype=torch.float64)
    (g,) = torch.autograd.grad((x * slopes).sum(), x)
    return float(torch.nn.functional.mse_loss(g.norm(dim=1), torch.ones(2, dtype=g.dtype)))


def longest_step(a):
    """The largest step size with which w shrinks, by halving an interval."""
    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        if abs(1.0 - middle * a) < 1.0:
            low = middle
        else:
            high = middle
    return low


def crept(a, s):
    """w2 after some steps of gradient descent, one after the other."""
    w = np.ones(2)
    for _ in range(s):
        w = w - np.array([a, 1.0]) * w / a
    return w[1]


def settled(β):
    """The length of a step of momentum after many equal gradients of 1, in plain steps."""
    v = 0.0
    for _ in range(2000):
        v = β * v - 1.0
    return abs(v)


def adam_step(g, η):
    m, v = 0.1 * g, 0.001 * g * g
    return -η * (m / (1 - 0.9)) / ((v / (1 - 0.999)) ** 0.5 + 1e-12)


def shortened(g, c):
    """The nearest vector of this length, by its angle."""
    angle = math.atan2(g[1], g[0])
    return [c * math.cos(angle), c * math.sin(angle)]


ANSWERS = {
    "res-70": (longest_step, 1e-6),
    "res-71": crept,
    "res-72": (settled, 1e-6),
    "res-73": (adam_step, 1e-6),
    "res-74": shortened,
    "res-50": _penalty_of_two,
    "res-40": _one_iteration,
    "res-43": _smaller,
    "res-05": _levels,
    "res-19": _two_blocks,
    "res-20": lambda a, b, c: _chain(a, b, c),
    "res-02": _scaled,
    "res-21": _two_scaled,
    "res-04": _paths,
    "res-09": _peak,
    "res-23": _share,
    "res-24": _early,
    "res-11": _normalised,
    "res-15": _penalty,
}


def _output(x, f, g, h):
    for branch in (f, g, h):
        x = x + branch
    return x


FORMULAS = {"res-13": _output}


def _lowers(names):
    """A block of v1 is relu(x + F(x)), and can make an activation smaller."""
    same, less = (lambda t: t), (lambda t: t - 5)
    block = names["block"](np.array([3.0, 9.0]), same, same, same, less)
    return bool((block == [1.0, 13.0]).all())


def _scaled_by_factor(names):
    """Twice the factor, twice the rate, before and after the peak."""
    rate = names["rate"]
    at = [(rate(s, 64, 100, 1.0), rate(s, 64, 100, 2.0)) for s in (1, 60, 100, 5000)]
    return all(abs(two - 2 * one) < 1e-12 for one, two in at)


def _estimates(names):
    """After many iterations sigma is the norm, after any number sigma = u^T M v of unit vectors."""
    names.setdefault("np", np)
    M, u = np.random.default_rng(0).normal(size=(4, 3)), np.array([1.0, 2.0, -1.0, 0.5])
    for n in (1, 3, 500):
        sigma, u_n, v_n = names["power_iteration"](M, u, n)
        if abs(sigma - u_n @ M @ v_n) > 1e-9 or abs(u_n @ u_n - 1) > 1e-9:
            return False
    return abs(sigma - np.linalg.norm(M, 2)) < 1e-9


def _penalises(names):
    """The penalty is that of each sample alone, averaged, and reaches the parameters."""
    names.setdefault("torch", torch)
    w = torch.tensor([1.0, 2.0, -2.0], requires_grad=True)
    real, fake = torch.randn(2, 4, 3, generator=torch.Generator().manual_seed(0))
    t = torch.tensor([[0.0], [0.2], [0.7], [1.0]])
    penalty = names["gradient_penalty"](lambda x: (w * x * x).sum(1) / 2, real, fake, t)
    want = (((w * (fake + t * (real - fake))).norm(dim=1) - 1) ** 2).mean()
    (slope,) = torch.autograd.grad(penalty, w)
    return abs(float(penalty - want)) < 1e-5 and bool(slope.any())


FIXES = {
    "res-51": (
        {3: "    f = critic(x).sum()", 5: "    slope = g.norm(dim=1)"},
        _penalises,
    ),
    "res-44": (
        {
            5: "        sigma = np.linalg.norm(M @ v)",
            7: "        u = u / np.linalg.norm(u)",
        },
        _estimates,
    ),
    "res-07": ({5: "    r = norm2(conv2(r))"}, _lowers),
    "res-26": (
        {6: "    return factor * d_model ** -0.5 * min(rising, falling)"},
        _scaled_by_factor,
    ),
}


def _meets(names):
    """At step = warmup the parts meet, and the rate is the closed form."""
    rate = names["noam_lr"]
    return all(
        abs(rate(s, 64, 100) - _schedule(s, 64, 100)) < 1e-12 for s in (1, 99, 100, 101, 4000)
    )


FILLED = {"res-25": _meets}


def _kernel(D, C, H, W):
    kernel = torch.zeros(D, C, H, W).flatten(1)
    return kernel.shape, (kernel @ kernel[0]).shape, (kernel.T @ kernel[:, 0]).shape


SHAPES = {"res-42": _kernel}
