def per_layer_ops(kind, n, d, k=3):
    if kind == "self-attention":
        return sum(d for _ in range(n)) * n
    matrix = d * d
    return n * matrix if kind == "recurrent" else n * k * matrix


def sequential_ops(kind, n):
    return n ** (kind == "recurrent")


def max_path_length(kind, n, k=3):
    """Receptive field 1 + L (k - 1) of L layers, by bisection."""
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    low, high = 1, n
    while low < high:
        middle = (low + high) // 2
        if 1 + middle * (k - 1) >= n:
            high = middle
        else:
            low = middle + 1
    return low
