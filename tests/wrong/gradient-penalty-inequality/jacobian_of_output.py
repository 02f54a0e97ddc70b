# expect: fail; mistake: jacobian-one-on; the Jacobian of the layer's output
import torch


def gradient_bound(Ws, bs, x, act, readout):
    x = x.clone().requires_grad_()
    Ws = [W.clone().requires_grad_() for W in Ws]
    bs = [b.clone().requires_grad_() for b in bs]
    h, parts = x, []
    for W, b in zip(Ws, bs):
        before, h = h, act(W @ h + b)
        J = torch.stack([torch.autograd.grad(e, x, retain_graph=True)[0] for e in h])
        scale = torch.linalg.matrix_norm(W, 2) * torch.linalg.matrix_norm(J, 2)
        parts.append((1 + before @ before) / scale**2)
    gx, *gs = torch.autograd.grad(readout(h), [x, *Ws, *bs])
    rhs = sum((g * g).sum() for g in gs).item()
    if (gx == 0).all():
        return 0.0, rhs
    return (gx @ gx * sum(parts)).item(), rhs
