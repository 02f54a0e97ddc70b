import torch


def sumsq(t):
    return sum(v * v for v in t.reshape(-1).tolist())


def gradient_bound(Ws, bs, x, act, readout):
    x0 = x.detach().requires_grad_(True)
    W0 = [torch.nn.Parameter(W.detach()) for W in Ws]
    b0 = [torch.nn.Parameter(b.detach()) for b in bs]
    h = x0
    keep = []
    for W, b in zip(W0, b0):
        keep.append(h)
        h = act(torch.einsum("ij,j->i", W, h) + b)
    g = torch.autograd.grad(readout(h), [x0, *W0, *b0], retain_graph=True)
    right = sum(map(sumsq, g[1:]))
    top = sumsq(g[0])
    if top == 0.0:
        return (0.0, right)
    left = 0.0
    for W, h in zip(W0, keep):
        J = [
            torch.autograd.grad(h, x0, e, retain_graph=True)[0].tolist()
            for e in torch.eye(len(h)).to(x)
        ]
        sigma = torch.linalg.matrix_norm(torch.tensor(J, dtype=x.dtype), ord=2).item()
        left += (1.0 + sumsq(h.detach())) / (
            torch.linalg.matrix_norm(W.detach(), ord=2).item() * sigma
        ) ** 2
    return (top * left, right)
