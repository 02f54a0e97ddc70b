"""Double a tensor: model answer and variants."""


def double(x):
    return 2 * x


class torch_by_sum:
    backend = "torch"

    def double(self, x):
        return x + x


class torch_by_shift(torch_by_sum):
    def double(self, x):
        return x / 0.5


class torch_squared(torch_by_sum):
    def double(self, x):
        return x * x
