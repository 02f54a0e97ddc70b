import torch


def gradient_bound(Ws, bs, x, act, readout):
    Ws = [W.clone().requires_grad_(True) for W in Ws]
    bs = [b.clone().requires_grad_(True) for b in bs]
    x = x.clone().requires_grad_(True)
    hs = [x]
    for W, b in zip(Ws, bs):
        hs.append(act(W @ hs[-1] + b))
    f = readout(hs[-1])
    grads = torch.autograd.grad(f, [x] + Ws + bs, retain_graph=True)
    dx, dtheta = grads[0], grads[1:]
    rhs = 0.0
    for g in dtheta:
        rhs += (g**2).sum().item()
    if dx.norm().item() == 0:
        return 0.0, rhs
    lhs = 0.0
    for t, W in enumerate(Ws):
        h = hs[t]
        if t == 0:
            jac = 1.0
        else:
            rows = [torch.autograd.grad(h[i], x, retain_graph=True)[0] for i in range(len(h))]
            jac = torch.linalg.matrix_norm(torch.stack(rows), 2).item()
        weight = torch.linalg.matrix_norm(W, 2).item()
        lhs += (1 + (h**2).sum().item()) / (weight**2 * jac**2)
    return (dx**2).sum().item() * lhs, rhs
