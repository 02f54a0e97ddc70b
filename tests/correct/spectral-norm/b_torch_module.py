import torch
from torch import nn


class _Sigma(nn.Module):
    def __init__(self, u, n_power_iterations):
        super().__init__()
        self.n_power_iterations = n_power_iterations
        self.register_buffer("_u", u.detach().clone())
        self.register_buffer("_v", None)

    def forward(self, weight):
        mat = weight if weight.ndim == 2 else weight.flatten(1)
        with torch.no_grad():
            for _ in range(self.n_power_iterations):
                self._v = self._unit(mat.t() @ self._u)
                self._u = self._unit(mat @ self._v)
        return torch.vdot(self._u, mat @ self._v)

    @staticmethod
    def _unit(x):
        return x / torch.linalg.norm(x)


def power_iteration(W, u, n_iter):
    module = _Sigma(u, n_iter)
    return module(W), module._u, module._v


def spectral_normalize(W, u, n_iter=50):
    return W / _Sigma(u, n_iter)(W)
