class SelfAttention:
    def ops(self, n, d, k):
        return n * (n * d)

    def steps(self, n):
        return 1

    def path(self, n, k):
        return 1


class Recurrent:
    def ops(self, n, d, k):
        return n * (d * d)

    def steps(self, n):
        return n

    path = lambda self, n, k: n  # noqa: E731


class Convolution(SelfAttention):
    def ops(self, n, d, k):
        return n * (k * d * d)

    def path(self, n, k):
        return len(range(0, n - 1, k - 1))


LAYERS = {"self-attention": SelfAttention(), "recurrent": Recurrent(), "convolution": Convolution()}


def per_layer_ops(kind, n, d, k=3):
    return LAYERS[kind].ops(n, d, k)


def sequential_ops(kind, n):
    return LAYERS[kind].steps(n)


def max_path_length(kind, n, k=3):
    return LAYERS[kind].path(n, k)
