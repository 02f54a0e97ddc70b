def per_layer_ops(kind, n, d, k=3):
    if kind == "self-attention":
        return len(range(n)) ** 2 * d
    width = 1 if kind == "recurrent" else k
    return width * n * d * d


def sequential_ops(kind, n):
    if kind in ("self-attention", "convolution"):
        return 1
    return n


def max_path_length(kind, n, k=3):
    """The farthest token an output depends on, layer by layer."""
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    reach, layers = 0, 0
    while reach < n - 1:
        reach, layers = reach + (k - 1), layers + 1
    return layers
