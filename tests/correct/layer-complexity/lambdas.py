OPS = {
    "self-attention": lambda n, d, k: n * n * d,
    "recurrent": lambda n, d, k: n * d * d,
    "convolution": lambda n, d, k: n * d * d * k,
}
PATHS = {
    "self-attention": lambda n, k: 1,
    "recurrent": lambda n, k: n,
    "convolution": lambda n, k: (n + k - 3) // (k - 1),
}


def per_layer_ops(kind, n, d, k=3):
    return OPS[kind](n, d, k)


def sequential_ops(kind, n):
    return PATHS[kind](n, 2) if kind == "recurrent" else 1


def max_path_length(kind, n, k=3):
    return PATHS[kind](n, k)
