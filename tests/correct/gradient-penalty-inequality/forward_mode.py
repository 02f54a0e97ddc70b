"""Columns of the Jacobians by forward-mode derivatives."""

import torch
from torch.func import jacfwd, vjp


def gradient_bound(Ws, bs, x, act, readout):
    def hidden(v):
        found = [v]
        for W, b in zip(Ws, bs, strict=True):
            found.append(act(W.mv(found[-1]) + b))
        return tuple(found)

    hs = hidden(x)
    Js = jacfwd(hidden)(x)

    def network(Ws, bs, v):
        for W, b in zip(Ws, bs, strict=True):
            v = act(W.mv(v) + b)
        return readout(v)

    f, back = vjp(network, tuple(Ws), tuple(bs), x)
    gW, gb, gx = back(torch.ones_like(f))
    rhs = sum(float(torch.dot(g.flatten(), g.flatten())) for g in gW + gb)
    slope = float(torch.dot(gx, gx))
    if not slope:
        return 0.0, rhs
    lhs = sum(
        (1 + float(torch.dot(h, h)))
        / float(torch.linalg.norm(W, ord=2) * torch.linalg.norm(J, ord=2)) ** 2
        for W, h, J in zip(Ws, hs, Js)
    )
    return slope * lhs, rhs
