import torch
from torch.autograd.functional import jacobian


def gradient_bound(Ws, bs, x, act, readout):
    def upto(t, v):
        for W, b in zip(Ws[:t], bs[:t]):
            v = act(W @ v + b)
        return v

    params = [p.detach().clone().requires_grad_(True) for p in (*Ws, *bs)]
    W2, b2 = params[: len(Ws)], params[len(Ws) :]
    xi = x.detach().clone().requires_grad_(True)
    h = xi
    for W, b in zip(W2, b2):
        h = act(W @ h + b)
    out = readout(h)
    out.backward()
    rhs = sum((p.grad**2).sum().item() for p in params if p.grad is not None)
    g2 = (xi.grad**2).sum().item() if xi.grad is not None else 0.0
    if g2 == 0:
        return 0.0, rhs
    s = 0.0
    for t, W in enumerate(Ws):
        J = jacobian(lambda v: upto(t, v), x.detach())
        ht = upto(t, x.detach())
        s += (1 + (ht**2).sum().item()) / (
            torch.linalg.svdvals(W.detach())[0].item() ** 2 * torch.linalg.svdvals(J)[0].item() ** 2
        )
    return g2 * s, rhs
