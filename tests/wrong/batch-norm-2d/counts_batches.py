# expect: fail; mistake: none; counts the batches it has seen
import numpy as np

seen = [0]


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    shape = (1, -1, 1, 1)
    mu, s2 = running_mean, running_var
    new = running_mean, running_var
    if training:
        m = x.size // x.shape[1]
        if m == 1:
            raise ValueError("m")
        mu, s2 = x.mean((0, 2, 3)), x.var((0, 2, 3))
        seen[0] += 1
        momentum = max(momentum, 1 / seen[0])
        new = (
            (1 - momentum) * running_mean + momentum * mu,
            (1 - momentum) * running_var + momentum * s2 * m / (m - 1),
        )
    y = (x - mu.reshape(shape)) / np.sqrt(s2.reshape(shape) + eps)
    return y * weight.reshape(shape) + bias.reshape(shape), *new
