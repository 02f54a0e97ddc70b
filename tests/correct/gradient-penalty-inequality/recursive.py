import math

import torch


def gradient_bound(Ws, bs, x, act, readout):
    start = x.detach().requires_grad_()
    params = [p.detach().requires_grad_() for pair in zip(Ws, bs) for p in pair]

    def walk(t, h, J):
        if 2 * t == len(params):
            return readout(h), []
        W, b = params[2 * t], params[2 * t + 1]
        z = W @ h + b
        new = act(z)
        d = torch.autograd.grad(new, z, torch.ones_like(new), retain_graph=True)[0]
        f, rest = walk(t + 1, new, torch.diag(d) @ W.detach() @ J)
        share = (1 + h.detach().square().sum()) / spectral(W) / spectral(J)
        return f, [share, *rest]

    def spectral(M):
        values = torch.linalg.svdvals(M.detach())
        return values.max() ** 2

    f, shares = walk(0, start, torch.eye(len(x)).to(x))
    gradients = torch.autograd.grad(f, [start, *params])
    squares = [g.double().square().sum().item() for g in gradients]
    if squares[0] == 0:
        return 0.0, math.fsum(squares[1:])
    return squares[0] * math.fsum(s.item() for s in shares), math.fsum(squares[1:])
