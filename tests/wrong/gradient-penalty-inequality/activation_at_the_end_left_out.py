# expect: fail; mistake: none; the last layer has no activation
import torch


def gradient_bound(Ws, bs, x, act, readout):
    x = x.clone().requires_grad_()
    Ws = [W.clone().requires_grad_() for W in Ws]
    bs = [b.clone().requires_grad_() for b in bs]
    hs = [x]
    for t, (W, b) in enumerate(zip(Ws, bs)):
        z = W @ hs[-1] + b
        hs.append(z if t == len(Ws) - 1 else act(z))
    gx, *gs = torch.autograd.grad(readout(hs[-1]), [x, *Ws, *bs], retain_graph=True)
    rhs = sum((g * g).sum() for g in gs).item()
    if (gx == 0).all():
        return 0.0, rhs
    lhs = 0.0
    for W, h in zip(Ws, hs):
        J = torch.stack([torch.autograd.grad(e, x, retain_graph=True)[0] for e in h])
        n = torch.linalg.matrix_norm(W, 2) * torch.linalg.matrix_norm(J, 2)
        lhs += ((1 + h @ h) / n**2).item()
    return (gx @ gx).item() * lhs, rhs
