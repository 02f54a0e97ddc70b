"""The zero by what comes out of 0/0."""

import torch


def gradient_bound(Ws, bs, x, act, readout):
    inputs = [t.detach().clone().requires_grad_() for t in [x, *Ws, *bs]]
    v, W, b = inputs[0], inputs[1 : len(Ws) + 1], inputs[len(Ws) + 1 :]
    hs, Js, h = [], [], v
    for i in range(len(W)):
        hs.append(h)
        Js.append(
            torch.stack([torch.autograd.grad(u, v, retain_graph=True)[0] for u in h.unbind()])
        )
        h = act(W[i] @ h + b[i])
    out = torch.autograd.grad(readout(h), inputs)
    rhs = sum(g.norm() ** 2 for g in out[1:]).item()
    ratio = [
        out[0].norm() ** 2
        * (1 + h.norm() ** 2)
        / torch.linalg.matrix_norm(w, 2) ** 2
        / torch.linalg.matrix_norm(J, 2) ** 2
        for h, w, J in zip(hs, W, Js)
    ]
    lhs = torch.stack(ratio).nan_to_num(nan=0.0).sum().item()
    return lhs, rhs
