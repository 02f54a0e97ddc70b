def per_layer_ops(kind, n, d, k=3):
    if kind == "convolution":
        return k * per_layer_ops("recurrent", n, d)
    return n * d * (n if kind == "self-attention" else d)


def sequential_ops(kind, n):
    if kind != "recurrent" or n == 1:
        return 1
    return 1 + sequential_ops(kind, n - 1)


def max_path_length(kind, n, k=3):
    if kind == "convolution":
        return 0 if n <= 1 else 1 + max_path_length(kind, n - (k - 1), k)
    return sequential_ops(kind, n)
