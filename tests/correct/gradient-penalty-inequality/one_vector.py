"""All parameters in one vector."""

import torch


def gradient_bound(Ws, bs, x, act, readout):
    shapes = [p.shape for pair in zip(Ws, bs) for p in pair]
    theta = torch.cat([p.reshape(-1) for pair in zip(Ws, bs) for p in pair])

    def parts(theta):
        found, place = [], 0
        for shape in shapes:
            size = shape.numel()
            found.append(theta[place : place + size].view(shape))
            place += size
        return found[::2], found[1::2]

    def layer(theta, x, t):
        for W, b in list(zip(*parts(theta)))[:t]:
            x = act(W @ x + b)
        return x

    f = lambda theta, x: readout(layer(theta, x, len(Ws)))  # noqa: E731
    by_theta, by_x = torch.func.grad(f, (0, 1))(theta, x)
    rhs = by_theta.square().sum()
    left = torch.zeros_like(rhs)
    if by_x.norm() > 0:
        for t in range(len(Ws)):
            h = layer(theta, x, t)
            J = torch.func.jacrev(layer, 1)(theta, x, t)
            left += (
                (1 + h @ h)
                / torch.linalg.matrix_norm(Ws[t], 2) ** 2
                / torch.linalg.matrix_norm(J, 2) ** 2
            )
        left *= by_x.square().sum()
    return left.item(), rhs.item()
