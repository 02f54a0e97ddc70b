import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, Ws, bs, act, readout):
        super().__init__()
        self.layers = nn.ModuleList()
        for W, b in zip(Ws, bs):
            layer = nn.Linear(W.shape[1], W.shape[0], dtype=W.dtype)
            with torch.no_grad():
                layer.weight.copy_(W)
                layer.bias.copy_(b)
            self.layers.append(layer)
        self.act, self.readout = act, readout

    def forward(self, x):
        self.inputs = []
        for layer in self.layers:
            self.inputs.append(x)
            x = self.act(layer(x))
        return self.readout(x)


def gradient_bound(Ws, bs, x, act, readout):
    net = Net(Ws, bs, act, readout)
    x = x.clone().requires_grad_()
    net(x).backward(retain_graph=True)
    slope = x.grad.norm() ** 2
    rhs = sum((p.grad**2).sum() for p in net.parameters())
    if slope == 0:
        return 0.0, rhs.item()
    left = 0
    for layer, h in zip(net.layers, net.inputs):
        J = torch.stack([torch.autograd.grad(e, x, retain_graph=True)[0] for e in h])
        left += (1 + h.norm() ** 2) / (
            torch.linalg.matrix_norm(layer.weight, 2) ** 2 * torch.linalg.matrix_norm(J, 2) ** 2
        )
    return (slope * left).item(), rhs.item()
