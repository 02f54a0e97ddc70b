"""The answers of the quiz on normalisation, found in other ways than the quiz finds them.

Layer norm and its gradient come from torch's own functions and autograd, running statistics from a
torch module, counts of means from arrays, formulas from loops.
"""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as F

_TINY = 1e-14


def _tensor(values):
    return torch.tensor(values, dtype=torch.float64)


def _layer_norm(x, weight=None, bias=None):
    weight = None if weight is None else _tensor(weight)
    bias = None if bias is None else _tensor(bias)
    return F.layer_norm(_tensor(x), (len(x),), weight, bias, eps=_TINY).tolist()


def _gradients(x, dy):
    """Return dx, dweight, dbias of layer norm with gain 1, by autograd."""
    x = _tensor(x).requires_grad_()
    weight = torch.ones(x.shape[-1], dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(x.shape[-1], dtype=torch.float64, requires_grad=True)
    y = F.layer_norm(x, x.shape[-1:], weight, bias, eps=_TINY)
    (y * _tensor(dy)).sum().backward()
    return x.grad.tolist(), weight.grad.tolist(), bias.grad.tolist()


def _running(x, momentum, *, mean=0.0, var=1.0):
    """Return what a torch module stores after one training batch of one channel."""
    layer = torch.nn.BatchNorm1d(1, momentum=momentum).double()
    layer.running_mean.fill_(mean)
    layer.running_var.fill_(var)
    layer.train()(_tensor(x)[:, None])
    return layer.running_mean.item(), layer.running_var.item()


def _ratio(s):
    row = np.array([1.0, -1.0] * 50) * s
    row -= row.mean()
    outside = row / (row.std() + 1e-5)
    inside = F.layer_norm(torch.tensor(row), (100,), eps=1e-5).numpy()
    return float((outside / inside).mean())


def _moments(g, b):
    x = np.random.default_rng(0).normal(3.0, 7.0, 1000)
    y = F.batch_norm(
        torch.tensor(x)[:, None], None, None, _tensor([g]), _tensor([b]), training=True, eps=_TINY
    )
    return [y.mean().item(), y.var(correction=0).item()]


def _gradient_factor(c):
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(20, 4, generator=generator, dtype=torch.float64)
    w = torch.randn(3, 4, generator=generator, dtype=torch.float64)
    dy = torch.randn(20, 3, generator=generator, dtype=torch.float64)
    found = []
    for weights in (w, c * w):
        weights = weights.clone().requires_grad_()
        y = F.batch_norm(x @ weights.T, None, None, training=True, eps=_TINY)
        (y * dy).sum().backward()
        found.append(weights.grad)
    return float((found[1] / found[0]).mean())


def _slope(z):
    h = 1e-5
    return (1 / (1 + math.exp(-z - h)) - 1 / (1 + math.exp(-z + h))) / (2 * h)


def _sharing(n, c, h, w):
    """How many numbers change in the output when one number of x does."""
    x = torch.randn(n, c, h, w, generator=torch.Generator().manual_seed(0))
    before = F.layer_norm(x, (h, w))
    x[0, 0, 0, 0] += 5
    return int((F.layer_norm(x, (h, w)) != before).sum())


def _before_gain(w, b, d):
    xhat = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    (torch.addcmul(_tensor(b), _tensor(w), xhat) * _tensor(d)).sum().backward()
    return xhat.grad.tolist()


ANSWERS = {
    "norm-02": lambda x: _layer_norm(x)[0],
    "norm-06": lambda x, m, old: _running(x, m, mean=old)[0],
    "norm-07": lambda x, m, old: _running(x, m, var=old)[1],
    "norm-13": lambda s: _ratio(s),
    "norm-14": lambda g, b: _moments(g, b),
    "norm-15": (lambda c: _gradient_factor(c), 1e-6),
    "norm-22": (lambda z: _slope(z), 1e-6),
    "norm-27": lambda m, s, w, b: _layer_norm([m - s, m + s], w, b),
    "norm-33": lambda m, s, d: _gradients([[m - s, m + s, m - s, m + s]], [d])[0][0],
    "norm-34": lambda p, s, d: _gradients([[p[0], p[0] + 2 * s[0]], [p[1] + 2 * s[1], p[1]]], d)[1],
    "norm-46": _sharing,
    "norm-47": lambda a, e: F.layer_norm(_tensor([-a, a]), (2,), eps=e)[1].item(),
    "norm-54": _before_gain,
    "norm-39": lambda x, d: _gradients([x], [d])[0][0],
}


def _gain_shapes(N, C, H, W):
    x = torch.zeros(N, C, H, W)
    layer, batch = torch.nn.LayerNorm((C, H, W)), torch.nn.BatchNorm2d(C)
    assert layer(x).shape == batch(x).shape == x.shape
    return tuple(layer.weight.shape), tuple(batch.weight.shape)


def _gradient_shapes(N, D):
    dx, dweight, dbias = _gradients(
        np.arange(N * D, dtype=float).reshape(N, D) ** 2, np.ones((N, D))
    )
    return np.shape(dx), np.shape(dweight), np.shape(dbias)


def _group_shapes(N, G, K, H, W):
    x = np.random.default_rng(0).normal(size=(N, G * K, H, W))
    layer = torch.nn.GroupNorm(G, G * K)
    grouped = x.reshape(N, G, K * H * W)
    means = grouped.mean(-1)
    want = F.group_norm(torch.tensor(x), G, eps=_TINY).numpy()
    got = (grouped - means[..., None]) / grouped.std(-1, keepdims=True)
    np.testing.assert_allclose(got.reshape(x.shape), want, atol=1e-9)
    return means.shape, tuple(layer.weight.shape)


SHAPES = {
    "norm-55": _group_shapes,
    "norm-30": _gain_shapes,
    "norm-38": _gradient_shapes,
}


def _by_loops(x, g, b, eps):
    n = len(x)
    mean = sum(float(v) for v in x) / n
    var = sum((float(v) - mean) ** 2 for v in x) / n
    return np.array([g[i] * (x[i] - mean) / (var + eps) ** 0.5 + b[i] for i in range(n)])


def _divisor(m, s):
    """What torch divides the deviations by: a channel with this sum of squares, found in y."""
    x = torch.randn(m, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    x = (x - x.mean()) * (m * s / ((x - x.mean()) ** 2).sum()) ** 0.5
    y = F.batch_norm(x[:, None], None, None, training=True, eps=1e-14)[:, 0]
    return float(x[0] / y[0])


def _after_one_batch(p, v):
    layer = torch.nn.BatchNorm2d(1, momentum=p, dtype=torch.float64)
    x = torch.randn(3, 1, 2, 2, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    layer((x - x.mean()) / x.std() * v**0.5)
    return float(layer.running_var[0])


ANSWERS |= {"norm-70": _divisor, "norm-72": _after_one_batch}


def _rms_norm(x):
    """The first output of torch's own RMSNorm."""
    return float(F.rms_norm(_tensor(x), (len(x),), eps=_TINY)[0])


def _where_both_agree(x):
    """The fourth feature for which layer norm and RMSNorm agree, by Newton's method on the gap."""

    def gap(t):
        row = _tensor([*x, t])
        return float((row - F.layer_norm(row, (4,), eps=_TINY) * row.std(correction=0)).sum())

    t, step = 1.0, 1e-3
    for _ in range(20):
        t -= gap(t) * 2 * step / (gap(t + step) - gap(t - step))
    row = _tensor([*x, t])
    assert torch.allclose(F.layer_norm(row, (4,)), F.rms_norm(row, (4,)), atol=1e-4)
    return t


def _folded(w, b, g, beta, mu, s):
    """Slope and constant of torch's batch norm behind a linear unit, from two inputs."""
    layer = torch.nn.BatchNorm1d(1, eps=0.0).double().eval()
    for name, value in (
        ("running_mean", mu),
        ("running_var", s * s),
        ("weight", g),
        ("bias", beta),
    ):
        getattr(layer, name).data.fill_(value)
    low, high = layer(_tensor([[b], [w + b]])).flatten().tolist()
    return [high - low, low]


def _other_sample(m, s):
    """Slope of the third output of torch's batch norm in the first input."""
    x = _tensor([[m - s], [m + s], [m - s], [m + s]]).requires_grad_()
    F.batch_norm(x, None, None, training=True, eps=_TINY)[2, 0].backward()
    return float(x.grad[0, 0])


def _noise_of_mean(s, m, f):
    """Standard deviation of means of normal samples, from orthogonal random numbers."""
    return math.sqrt(sum((s / (m * f)) ** 2 for _ in range(m * f)))


ANSWERS |= {
    "norm-107": _rms_norm,
    "norm-109": (_where_both_agree, 1e-5),
    "norm-101": _folded,
    "norm-104": _other_sample,
    "norm-106": _noise_of_mean,
}


def _weight(v, g):
    """Return the weight vector of v and g, as torch's own parametrisation makes it."""
    layer = torch.nn.Linear(len(v), 1, bias=False, dtype=torch.float64)
    layer = torch.nn.utils.parametrizations.weight_norm(layer)
    with torch.no_grad():
        layer.parametrizations.weight.original0.fill_(g)
        layer.parametrizations.weight.original1.copy_(_tensor([v]))
    return layer.weight[0]


def _weight_gradients(v, g, d):
    """Return the gradients by v and g of a loss whose gradient by w is d."""
    v, g = _tensor(v).requires_grad_(), _tensor(g).requires_grad_()
    w = F.normalize(v, dim=0) * g
    return [grad.numpy() for grad in torch.autograd.grad(w, (v, g), _tensor(d))]


def _along_an_axis(v, x, m):
    """Return where a sample comes to lie when its axis is whitened, by a cloud that is spread so."""
    cloud = np.array([m - math.sqrt(v), m + math.sqrt(v)])
    factor = 1 / np.sqrt(np.linalg.eigvalsh(np.atleast_2d(np.cov(cloud, bias=True))))[0]
    return float((x - cloud.mean()) * factor)


ANSWERS |= {
    "norm-91": _along_an_axis,
    "norm-80": lambda v, g: _weight(v, g).detach().numpy(),
    "norm-82": lambda v, g, d: float(_weight_gradients(v, g, d)[1]),
}

FORMULAS = {"norm-28": _by_loops, "norm-81": lambda v, d, g: _weight_gradients(v, g, d)[0]}


def _batch_norm_is_right(namespace):
    namespace.setdefault("np", np)
    generator = np.random.default_rng(0)
    x = generator.normal(2.0, 3.0, (4, 3, 2, 5))
    gamma, beta = generator.normal(size=3), generator.normal(size=3)
    mean, var = generator.normal(size=3), generator.uniform(1, 2, 3)
    state = {"mean": mean.copy(), "var": var.copy()}
    got = namespace["batch_norm"](x, gamma, beta, state)
    stored = torch.tensor(mean), torch.tensor(var)
    want = F.batch_norm(
        torch.tensor(x), *stored, torch.tensor(gamma), torch.tensor(beta), training=True
    )
    return (
        np.allclose(got, want.numpy())
        and np.allclose(state["mean"], stored[0].numpy())
        and np.allclose(state["var"], stored[1].numpy())
    )


def _backward_is_right(namespace):
    namespace.setdefault("np", np)
    generator = np.random.default_rng(0)
    x, dy = generator.normal(size=(2, 4, 6))
    weight = generator.normal(size=6)
    got = namespace["layer_norm_backward"](dy, x, weight)
    leaves = [torch.tensor(a, requires_grad=True) for a in (x, weight, np.zeros(6))]
    y = F.layer_norm(leaves[0], (6,), leaves[1], leaves[2], eps=1e-5)
    (y * torch.tensor(dy)).sum().backward()
    return all(
        np.shape(a) == tuple(b.shape) and np.allclose(a, b.grad.numpy())
        for a, b in zip(got, leaves, strict=True)
    )


def _weight_backward_is_right(names):
    names.setdefault("np", np)
    dw, v = np.random.default_rng(0).normal(size=(2, 4, 3))
    g = np.array([1.0, -2.0, 0.5, 3.0])
    dv, dg = names["weight_norm_backward"](dw, v, g)
    want = [_weight_gradients(*row) for row in zip(v, g, dw, strict=True)]
    return np.allclose(dv, [w[0] for w in want]) and np.allclose(dg, [w[1] for w in want])


def _follows_without_writing(namespace):
    namespace.setdefault("np", np)
    x = np.random.default_rng(0).normal(2.0, 3.0, (4, 3, 2, 5))
    running, stored = np.ones(3), torch.ones(3, dtype=torch.float64)
    got = namespace["follow"](running, x, 0.25)
    F.batch_norm(torch.tensor(x), stored, torch.ones_like(stored), training=True, momentum=0.25)
    return np.allclose(got, stored.numpy()) and (running == 1).all()


def _is_white(names):
    names.setdefault("np", np)
    X = np.random.default_rng(0).normal(size=(20, 3)) @ np.array([[2, 0, 0], [1, 1, 0], [1, 2, 1]])
    Z = names["pca_whiten"](X)
    inverse = np.linalg.inv(np.cov(X.T, bias=True))
    distances = np.einsum("ni,ij,nj->n", X - X.mean(0), inverse, X - X.mean(0))
    return np.allclose(np.cov(Z.T, bias=True), np.eye(3)) and np.allclose((Z**2).sum(1), distances)


FIXES = {
    "norm-93": ({3: "    C = Xc.T @ Xc / len(X)", 5: "    Z = Xc @ U"}, _is_white),
    "norm-83": (
        {
            4: "    dg = (dw * unit).sum(axis=1)",
            6: "    dv = g[:, None] * (dw - along * unit) / length",
        },
        _weight_backward_is_right,
    ),
    "norm-74": (
        {3: "    running = (1 - momentum) * running"},
        _follows_without_writing,
    ),
    "norm-08": (
        {
            4: "    xhat = (x - m[:, None, None]) / np.sqrt(v[:, None, None] + eps)",
            7: '    st["mean"] = (1 - momentum) * st["mean"] + momentum * m',
            8: '    st["var"] = (1 - momentum) * st["var"] + momentum * unbiased',
        },
        _batch_norm_is_right,
    ),
    "norm-35": (
        {
            6: "    dx = (dxhat - dxhat.mean(-1, keepdims=True) - xhat * inner) / std",
            8: "    dbias = dy.sum(0)",
        },
        _backward_is_right,
    ),
}

FILLED = {}
