"""Skip."""

import numpy as np


# Both libraries have `where`.
class given:
    """Layers that nobody grades."""

    class Dense:
        """x @ weight + bias."""

        def __init__(self, weight, bias):
            self.weight, self.bias = weight, bias

        def __call__(self, x):
            return x @ self.weight + self.bias

    class Chain:
        """One layer after the other."""

        def __init__(self, layers):
            self.layers = layers

        def __call__(self, x):
            for layer in self.layers:
                assert isinstance(layer, given.Dense)
                x = layer(x)
            return x

    def relu(x):
        return x * (x > 0)


def skip(x, first, second, act):
    """Add what the branch makes of x."""
    return x + second(act(first(x)))


class by_out:
    def skip(self, x, first, second, act):
        out = np.copy(x)
        out += second(act(first(x)))
        return out


class by_torch:
    backend = "torch"

    def skip(self, x, first, second, act):
        import torch

        return torch.stack([x, second(act(first(x)))]).sum(0)


class by_torch_addition:
    backend = "torch"

    def skip(self, x, first, second, act):
        return second(act(first(x))) + x


class no_skip:
    def skip(self, x, first, second, act):
        return second(act(first(x)))


class in_place:
    def skip(self, x, first, second, act):
        first.weight *= 1
        first.weight += 1e-9
        return x + second(act(first(x)))
