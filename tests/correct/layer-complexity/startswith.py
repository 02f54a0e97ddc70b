def per_layer_ops(kind, n, d, k=3):
    if kind.startswith("self"):
        return d * n * n
    if kind.startswith("rec"):
        return d * d * n
    return d * d * n * k


def sequential_ops(kind, n):
    if kind.startswith("rec"):
        return n
    return 1


def max_path_length(kind, n, k=3):
    if kind.startswith("conv"):
        return 1 if n <= k else (n - 2) // (k - 1) + 1
    return n if kind.startswith("rec") else 1
