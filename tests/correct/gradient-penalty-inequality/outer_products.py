import torch


def gradient_bound(Ws, bs, x, act, readout):
    zs, hs = [], [x.detach()]
    for W, b in zip(Ws, bs):
        zs.append((W @ hs[-1] + b).detach())
        hs.append(act(zs[-1]).detach())

    def derivative(t):
        return torch.autograd.functional.vjp(act, zs[t], torch.ones_like(zs[t]))[1]

    g = torch.autograd.functional.vjp(readout, hs[-1])[1]
    by_W, by_b = [], []
    for t in range(len(Ws) - 1, -1, -1):
        g = g * derivative(t)
        by_b.append(g)
        by_W.append(torch.outer(g, hs[t]))
        g = g @ Ws[t]
    rhs = sum(torch.linalg.matrix_norm(m) ** 2 for m in by_W) + sum(v @ v for v in by_b)
    if not torch.any(g != 0):
        return 0.0, rhs.item()
    product, quotient = None, 0
    for t, W in enumerate(Ws):
        sigma = 1 if product is None else torch.linalg.svdvals(product)[0]
        quotient = quotient + (1 + hs[t] @ hs[t]) / (torch.linalg.svdvals(W)[0] * sigma) ** 2
        step = derivative(t)[:, None] * W
        product = step if product is None else step @ product
    return (g @ g * quotient).item(), rhs.item()
