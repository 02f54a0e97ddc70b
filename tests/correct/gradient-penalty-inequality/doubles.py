"""Everything in double precision, whatever comes in."""

import torch


def gradient_bound(Ws, bs, x, act, readout):
    own = x.dtype
    x = x.clone().requires_grad_()
    Ws = [W.clone().requires_grad_() for W in Ws]
    bs = [b.clone().requires_grad_() for b in bs]
    hs, Js = [x], [torch.eye(len(x), dtype=torch.float64)]
    for W, b in zip(Ws, bs):
        z = W @ hs[-1] + b
        h = act(z)
        (d,) = torch.autograd.grad(h.sum(), z, retain_graph=True)
        Js.append(d.double().diag() @ W.detach().double() @ Js[-1])
        hs.append(h)
    assert hs[-1].dtype == own
    grads = [g.double() for g in torch.autograd.grad(readout(hs[-1]), [x, *Ws, *bs])]
    right = sum((g * g).sum() for g in grads[1:]).item()
    slope = (grads[0] ** 2).sum().item()
    if slope == 0:
        return 0.0, right
    left = 0.0
    for W, h, J in zip(Ws, hs, Js):
        w, j = torch.linalg.matrix_norm(W.detach().double(), 2), torch.linalg.matrix_norm(J, 2)
        left += ((1 + (h.detach().double() ** 2).sum()) / (w * j) ** 2).item()
    return slope * left, right
