import torch


def slope_of(act, z):
    z = z.detach().requires_grad_()
    act(z).sum().backward()
    return z.grad


def gradient_bound(Ws, bs, x, act, readout):
    L = len(Ws)
    h, z = [x], []
    for t in range(L):
        z.append(Ws[t] @ h[t] + bs[t])
        h.append(act(z[t]))
    end = h[L].detach().requires_grad_()
    readout(end).backward()
    delta = [None] * L
    back = end.grad
    for t in reversed(range(L)):
        delta[t] = back * slope_of(act, z[t])
        back = Ws[t].T @ delta[t]
    rhs = sum((d.dot(d) * (1 + h[t].dot(h[t]))).item() for t, d in enumerate(delta))
    if back.abs().sum() == 0:
        return 0.0, rhs
    total, J = 0.0, torch.eye(len(x), dtype=x.dtype)
    for t in range(L):
        a = torch.linalg.svdvals(Ws[t]).max().item()
        b = torch.linalg.svdvals(J).max().item()
        total += (1 + h[t].dot(h[t]).item()) / (a * a * b * b)
        J = slope_of(act, z[t]).unsqueeze(1) * Ws[t] @ J
    return back.dot(back).item() * total, rhs
