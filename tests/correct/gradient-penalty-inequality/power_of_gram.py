"""The largest singular value from the eigenvalues of the smaller Gram matrix."""

import torch


def squared_norm(M):
    G = M @ M.T if M.shape[0] <= M.shape[1] else M.T @ M
    return torch.linalg.eigh(G).eigenvalues[-1]


def gradient_bound(Ws, bs, x, act, readout):
    with torch.enable_grad():
        leaves = [t.detach().clone() for t in (x, *Ws, *bs)]
        for leaf in leaves:
            leaf.requires_grad = True
        v, n = leaves[0], len(Ws)
        W, b = leaves[1 : n + 1], leaves[n + 1 :]
        layers = [v]
        for k in range(n):
            layers.append(act(W[k] @ layers[k] + b[k]))
        readout(layers[n]).backward(retain_graph=True)
    parameter = sum(float(p.grad.pow(2).sum()) for p in W + b)
    by_input = float(v.grad.pow(2).sum())
    if by_input == 0:
        return 0.0, parameter
    bound = 0.0
    for k in range(n):
        size = float(layers[k].detach().pow(2).sum()) + 1
        rows = (
            torch.autograd.grad(
                layers[k],
                v,
                torch.eye(len(layers[k]), dtype=x.dtype),
                retain_graph=True,
                is_grads_batched=True,
            )[0]
            if k
            else torch.eye(len(x), dtype=x.dtype)
        )
        bound += size / float(squared_norm(W[k].detach())) / float(squared_norm(rows))
    return by_input * bound, parameter
