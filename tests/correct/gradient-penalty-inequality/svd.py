import torch


def top(matrix):
    return torch.svd(matrix)[1].max()


def gradient_bound(Ws, bs, x, act, readout):
    Ws = [W.detach().clone().requires_grad_() for W in Ws]
    bs = [b.detach().clone().requires_grad_() for b in bs]
    x = x.detach().clone().requires_grad_()
    h, hidden = x, []
    for W, b in zip(Ws, bs):
        hidden.append(h)
        h = act(torch.addmv(b, W, h))
    gx, *gs = torch.autograd.grad(readout(h), (x, *Ws, *bs))
    rhs = torch.stack([g.pow(2).sum() for g in gs]).sum()
    if torch.count_nonzero(gx) == 0:
        return 0.0, rhs.item()
    total = torch.zeros((), dtype=x.dtype)
    for t in range(len(Ws)):

        def upto(v, t=t):
            for W, b in zip(Ws[:t], bs[:t]):
                v = act(W @ v + b)
            return v

        J = torch.autograd.functional.jacobian(upto, x)
        total = total + (1 + hidden[t].pow(2).sum()) / (top(Ws[t]) * top(J)) ** 2
    return (gx.pow(2).sum() * total).item(), rhs.item()
